package ai.agumbe.model.screen;

import java.util.List;
import java.util.function.UnaryOperator;

/** Reads each text of a body whole, those within JSON texts each by itself. */
final class WholeTexts implements TextVisitor {
    private final Each each;

    /** Says what is to stand in the place of a text. */
    @FunctionalInterface
    interface Each {
        String of(RemoteText text);
    }

    WholeTexts(Each each) {
        this.each = each;
    }

    @Override
    public String text(String text, TextSource source) {
        return text.isEmpty() ? text : each.of(new RemoteText(text, source));
    }

    @Override
    public String json(String text, TextSource source) {
        UnaryOperator<String> inner = part -> each.of(new RemoteText(part, source));
        return TextScreen.whole(
                new JsonTextStep(
                        () -> new TextScreen(List.of(), List.of(new WholeTextStep(inner)), new ScanBudget(() -> {}))),
                text);
    }
}

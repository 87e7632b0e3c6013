package ai.agumbe.model.screen;

import java.util.function.UnaryOperator;

/** Holds a text until it is whole, and gives what is to stand in its place. */
final class WholeTextStep implements Step {
    private final UnaryOperator<String> whole;
    private final StringBuilder held = new StringBuilder();

    WholeTextStep(UnaryOperator<String> whole) {
        this.whole = whole;
    }

    @Override
    public String feed(String piece) {
        held.append(piece);
        return "";
    }

    @Override
    public String finish() {
        String text = held.toString();
        held.setLength(0);
        return text.isEmpty() ? text : whole.apply(text);
    }
}

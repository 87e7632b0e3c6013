package ai.agumbe.data.pipeline;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Shows texts to another visitor and leaves them as they are; what that one said of them can be put in their places later. */
final class ReadFirst implements TextVisitor {
    private final TextVisitor reader;
    private final List<String> said = new ArrayList<>();
    private boolean changes;

    ReadFirst(TextVisitor reader) {
        this.reader = reader;
    }

    @Override
    public String text(String text, TextSource source) {
        return kept(text, reader.text(text, source));
    }

    @Override
    public String json(String text, TextSource source) {
        return kept(text, reader.json(text, source));
    }

    private String kept(String text, String instead) {
        said.add(instead);
        changes |= !instead.equals(text);
        return text;
    }

    /** Whether anything is to stand in the place of a text. */
    boolean changes() {
        return changes;
    }

    /** Puts in what was said, when it is shown the same texts again. */
    TextVisitor puttingIn() {
        Iterator<String> next = said.iterator();
        return new TextVisitor() {
            @Override
            public String text(String text, TextSource source) {
                return next.next();
            }

            @Override
            public String json(String text, TextSource source) {
                return next.next();
            }
        };
    }
}

package ai.agumbe.model.screen;

/** Adds up how long texts are, and changes none. Used by one thread. */
public final class TextLength implements TextVisitor {
    private long characters;

    public long characters() {
        return characters;
    }

    @Override
    public String text(String text, TextSource source) {
        characters += text.length();
        return text;
    }

    @Override
    public String json(String text, TextSource source) {
        return text(text, source);
    }
}

package ai.agumbe.model.screen;

/** Reads the texts of a body one after the other, and says what is to stand in their places. */
public interface TextVisitor {
    /** The same where nothing changes. */
    String text(String text, TextSource source);

    /** The same of a JSON text, such as the arguments of a call. */
    String json(String text, TextSource source);
}

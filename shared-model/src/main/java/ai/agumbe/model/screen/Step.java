package ai.agumbe.model.screen;

/** A part of a text's way: takes pieces and gives what can go on. Where the pieces are cut does not show in what comes out. */
public interface Step {
    String feed(String piece);

    /** The text has ended: gives the rest. */
    String finish();
}

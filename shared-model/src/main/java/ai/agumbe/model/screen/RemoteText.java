package ai.agumbe.model.screen;

/** A text that somebody outside is asked about. */
public record RemoteText(String text, TextSource source) {
    @Override
    public String toString() {
        return "RemoteText[" + source + ", ***]";
    }
}

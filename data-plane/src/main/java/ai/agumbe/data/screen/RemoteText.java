package ai.agumbe.data.screen;

import ai.agumbe.data.surface.TextSource;

/** A text that somebody outside is asked about. */
public record RemoteText(String text, TextSource source) {
    @Override
    public String toString() {
        return "RemoteText[" + source + ", ***]";
    }
}

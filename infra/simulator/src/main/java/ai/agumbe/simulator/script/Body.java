package ai.agumbe.simulator.script;

/** A reply's body as a script gives it, word for word. */
public record Body(String text, String contentType) {

    static Body ofText(String text) {
        boolean events = text.startsWith("data:") || text.startsWith("event:");
        return new Body(text, events ? "text/event-stream" : "text/plain");
    }

    static Body ofJson(String json) {
        return new Body(json, "application/json");
    }
}

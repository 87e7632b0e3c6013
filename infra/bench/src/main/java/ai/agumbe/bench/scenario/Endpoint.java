package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.PreparedCall;
import java.net.URI;
import java.util.Map;

/** Where one side is called, as whom, and for which model. */
public record Endpoint(Side side, URI uri, Map<String, String> headers, String model) {
    public Endpoint {
        headers = Map.copyOf(headers);
    }

    PreparedCall chat(int promptBytes) {
        return PreparedCall.post(uri, headers, Prompt.chat(model, promptBytes));
    }

    PreparedCall stream(int promptBytes) {
        return PreparedCall.post(uri, headers, Prompt.stream(model, promptBytes));
    }

    @Override
    public String toString() {
        return "Endpoint[" + side + " " + uri + " " + model + "]";
    }
}

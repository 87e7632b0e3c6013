package ai.agumbe.local.e2e;

import java.net.http.HttpRequest;

/** One data plane, called with one key. */
public record Node(String url, String key) {
    static final String SURFACE = "/api/v1/llm";

    /** Another node, called with the same key. */
    public Node at(String otherUrl) {
        return new Node(otherUrl, key);
    }

    public Answer chat(String model) {
        return post("/chat/completions", Prompts.chat(model, "Say something."));
    }

    public Answer post(String path, String body) {
        return call("POST", path, body);
    }

    public Answer get(String path) {
        return call("GET", path, "");
    }

    public Answer call(String method, String path, String body) {
        return Wire.send(request(method, path, body));
    }

    public HttpRequest.Builder request(String method, String path, String body) {
        return Wire.request(method, url + SURFACE + path, body).header("authorization", "Bearer " + key);
    }

    /** What one of its metrics says, summed over labels. */
    public static double metric(String url, String name) {
        return Wire.get(url + "/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public String toString() {
        return "Node[" + url + "]";
    }
}

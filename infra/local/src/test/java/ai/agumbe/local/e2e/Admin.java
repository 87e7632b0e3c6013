package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** The admin API; each of its writes is on every node when it answers. */
public record Admin(String url, String token) {
    /** Any call, whatever becomes of it. */
    public Answer call(String method, String path, String body) {
        return Wire.send(
                Wire.request(method, url + "/api/v1/admin" + path, body).header("authorization", "Bearer " + token));
    }

    public JsonNode get(String path) {
        Answer answer = call("GET", path, "");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    public JsonNode post(String path, String body) {
        return written("POST", path, body);
    }

    public JsonNode put(String path, String body) {
        return written("PUT", path, body);
    }

    private JsonNode written(String method, String path, String body) {
        Answer answer = call(method, path + "?wait=true", body);
        assertThat(answer.status()).as("%s %s: %s", method, path, answer).isIn(200, 201);
        return answer.json();
    }

    @Override
    public String toString() {
        return "Admin[" + url + "]";
    }
}

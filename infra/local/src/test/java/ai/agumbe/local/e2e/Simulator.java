package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The simulated provider: how it shall behave, and its journal of what it sold. */
public record Simulator(String url) {
    private static final int PAGE = 20_000;

    /** All calls to that upstream model behave so. */
    public void script(String model, String script) {
        Answer answer = Wire.send(Wire.request("PUT", url + "/_sim/scripts/" + model, script));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    /** The call with that id in its body behaves so. */
    public void scriptCall(String id, String script) {
        String body = "{\"sim_id\":\"" + id + "\"," + script.substring(1);
        Answer answer = Wire.send(Wire.request("POST", url + "/_sim/scripts", body));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    /** All that it was asked for that upstream model. */
    public List<Sold> sold(String model) {
        return sold(Set.of(model));
    }

    /** All that it was asked for any of those upstream models. */
    public List<Sold> sold(Set<String> models) {
        List<Sold> all = new ArrayList<>();
        long last = 0;
        JsonNode page = page(last);
        while (!page.isEmpty()) {
            for (JsonNode entry : page) {
                last = entry.path("seq").asLong();
                if (models.contains(entry.path("model").asText())) {
                    all.add(sold(entry));
                }
            }
            page = page(last);
        }
        return all;
    }

    private JsonNode page(long after) {
        return Wire.get(url + "/_sim/journal?limit=" + PAGE + "&after=" + after)
                .json()
                .path("data");
    }

    private static Sold sold(JsonNode entry) {
        return new Sold(
                entry.path("sim_id").asText(),
                entry.path("prompt_tokens").asLong(),
                entry.path("sold_completion_tokens").asLong(),
                entry.path("finished").asBoolean(),
                entry.path("client_left").asBoolean());
    }

    /**
     * One call in the provider's books.
     *
     * @param id the sim_id in the caller's body
     * @param left whether the gateway closed before the reply was whole
     */
    public record Sold(String id, long promptTokens, long completionTokens, boolean finished, boolean left) {}
}

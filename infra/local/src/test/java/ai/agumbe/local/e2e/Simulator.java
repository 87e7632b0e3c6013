package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** The simulated provider: how it shall behave, and its journal of what it sold. */
record Simulator(String url) {
    /** All calls to that upstream model behave so. */
    void script(String model, String script) {
        Answer answer = Wire.send(Wire.request("PUT", url + "/_sim/scripts/" + model, script));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    /** All that it was asked for that upstream model. */
    List<Sold> sold(String model) {
        List<Sold> all = new ArrayList<>();
        Wire.get(url + "/_sim/journal?limit=100000").json().path("data").forEach(entry -> {
            if (entry.path("model").asText().equals(model)) {
                all.add(new Sold(
                        entry.path("sim_id").asText(),
                        entry.path("prompt_tokens").asLong(),
                        entry.path("sold_completion_tokens").asLong(),
                        entry.path("finished").asBoolean()));
            }
        });
        return all;
    }

    /**
     * One call in the provider's books.
     *
     * @param id the sim_id in the caller's body
     */
    record Sold(String id, long promptTokens, long completionTokens, boolean finished) {}
}

package ai.agumbe.simulator;

import static ai.agumbe.simulator.DialectsTest.events;
import static ai.agumbe.simulator.DialectsTest.joined;
import static ai.agumbe.simulator.RunningSimulator.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripted thoughts, in each dialect's words. */
class ReasoningTest extends SimulatorTest {
    private static final String THOUGHTS = "Rivers are wet.";

    ReasoningTest() throws Settings.Unusable {}

    @BeforeEach
    void think() throws Exception {
        simulator.script("m", "{\"reasoning\":\"Rivers are wet.\",\"text\":\"They flow.\"}");
    }

    @Test
    void openAi() throws Exception {
        JsonNode whole = simulator.chat("m");
        List<JsonNode> stream = streamed("/v1/chat/completions", chatBody("m", Map.of("stream", true)));

        assertThat(whole.at("/choices/0/message/reasoning_content").asText()).isEqualTo(THOUGHTS);
        assertThat(joined(stream, "/choices/0/delta/reasoning_content")).isEqualTo(THOUGHTS);
        assertThat(whole.at("/usage/completion_tokens").asInt()).isEqualTo(3 + 2);
        assertThat(whole.at("/usage/completion_tokens_details/reasoning_tokens").asInt())
                .isEqualTo(3);
        assertThat(simulator.lastSale().get("sold_completion_tokens").asInt()).isEqualTo(3 + 2);
    }

    @Test
    void anthropic() throws Exception {
        JsonNode whole = simulator.json("/v1/messages", chatBody("m", Map.of()));
        List<JsonNode> stream = streamed("/v1/messages", chatBody("m", Map.of("stream", true)));

        assertThat(whole.at("/content/0/thinking").asText()).isEqualTo(THOUGHTS);
        assertThat(whole.at("/content/1/text").asText()).isEqualTo("They flow.");
        assertThat(joined(stream, "/delta/thinking")).isEqualTo(THOUGHTS);
        assertThat(joined(stream, "/delta/signature"))
                .isEqualTo(whole.at("/content/0/signature").asText())
                .isNotEmpty();
        assertThat(joined(stream, "/content_block/type")).isEqualTo("thinkingtext");
    }

    @Test
    void gemini() throws Exception {
        String ask = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Rivers?\"}]}]}";

        JsonNode whole = simulator.json("/v1beta/models/m:generateContent", ask);
        List<JsonNode> stream = streamed("/v1beta/models/m:streamGenerateContent?alt=sse", ask);

        assertThat(whole.at("/candidates/0/content/parts/0/thought").asBoolean())
                .isTrue();
        assertThat(whole.at("/usageMetadata/thoughtsTokenCount").asInt()).isEqualTo(3);
        assertThat(joined(stream, "/candidates/0/content/parts/0/text")).isEqualTo(THOUGHTS + "They flow.");
    }

    @Test
    void responses() throws Exception {
        List<JsonNode> stream = streamed("/v1/responses", "{\"model\":\"m\",\"input\":\"Rivers?\",\"stream\":true}");

        JsonNode whole = stream.getLast().get("response");
        assertThat(whole.at("/output/0/summary/0/text").asText()).isEqualTo(THOUGHTS);
        assertThat(whole.at("/output/1/content/0/text").asText()).isEqualTo("They flow.");
        assertThat(stream.stream()
                        .filter(event -> event.get("type").asText().equals("response.reasoning_summary_text.delta")))
                .hasSize(3);
    }

    private List<JsonNode> streamed(String path, String body) throws Exception {
        return events(simulator.post(path, body).body());
    }
}

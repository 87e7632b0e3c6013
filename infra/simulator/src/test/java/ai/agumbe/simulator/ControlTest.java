package ai.agumbe.simulator;

import static ai.agumbe.simulator.RunningSimulator.chatBody;
import static ai.agumbe.simulator.RunningSimulator.raw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ControlTest extends SimulatorTest {
    ControlTest() throws Settings.Unusable {}

    @Test
    void unknownScriptMembersAreNamed() throws Exception {
        HttpResponse<String> reply =
                simulator.call("PUT", "/_sim/scripts/m", "{\"status\":500,\"colour\":1,\"shape\":2}");

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("colour", "shape", "expected");
    }

    @Test
    void aModelMayBeWrittenWithSlashesOrEncoded() throws Exception {
        simulator.script("meta/llama@3", "{\"text\":\"raw\"}");
        simulator.script("meta%2Fllama%2B4", "{\"text\":\"encoded\"}");

        assertThat(simulator
                        .chat("meta/llama@3")
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo("raw");
        assertThat(simulator
                        .chat("meta/llama+4")
                        .at("/choices/0/message/content")
                        .asText())
                .isEqualTo("encoded");
    }

    @Test
    void scriptsForOneCallAreUsedUpInOrderAndBeforeTheModels() throws Exception {
        simulator.script("m", "{\"text\":\"model\"}");
        simulator.post("/_sim/scripts", "{\"sim_id\":\"s\",\"text\":\"first\"}");
        simulator.post("/_sim/scripts", "{\"sim_id\":\"s\",\"text\":\"second\"}");

        List<String> texts = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            texts.add(simulator
                    .chat("m", "x-sim-id", "s")
                    .at("/choices/0/message/content")
                    .asText());
        }

        assertThat(texts).containsExactly("first", "second", "model");
        assertThat(simulator.lastSale().get("sim_id").asText()).isEqualTo("s");
    }

    @Test
    void scriptsOfOneModelTakeTurnsAndTheLastStays() throws Exception {
        simulator.script("m", "[{\"text\":\"first\"},{\"text\":\"second\"}]");

        List<String> texts = new ArrayList<>();
        for (int call = 0; call < 3; call++) {
            texts.add(simulator.chat("m").at("/choices/0/message/content").asText());
        }

        assertThat(texts).containsExactly("first", "second", "second");
        assertThat(simulator.call("PUT", "/_sim/scripts/m", "[]").statusCode()).isEqualTo(400);
    }

    @Test
    void theSimIdMayComeInTheBody() throws Exception {
        simulator.post("/_sim/scripts", "{\"sim_id\":\"s\",\"text\":\"for the body\"}");

        JsonNode reply = simulator.json("/v1/chat/completions", chatBody("m", Map.of("sim_id", "s")));

        assertThat(reply.at("/choices/0/message/content").asText()).isEqualTo("for the body");
    }

    @Test
    void deletedScriptsAreForgotten() throws Exception {
        simulator.script("m", "{\"status\":500}");
        simulator.call("DELETE", "/_sim/scripts", "");

        assertThat(simulator.chat("m").has("choices")).isTrue();
    }

    @Test
    void theJournalKeepsAHashOfTheCredentialWhicheverWayItCame() throws Exception {
        simulator.chat("m", "authorization", "Bearer abc");
        simulator.chat("m", "x-api-key", "abc");
        simulator.chat("m", "x-goog-api-key", "abc");

        assertThat(simulator.journal(0).get("data").findValuesAsText("credential_hash"))
                .containsExactly("ba7816bf8f01cfea", "ba7816bf8f01cfea", "ba7816bf8f01cfea");
    }

    @Test
    void theJournalIsReadInPagesAndClearedWithoutReusingNumbers() throws Exception {
        for (int call = 0; call < 5; call++) {
            simulator.chat("m");
        }
        HttpResponse<String> page = simulator.call("GET", "/_sim/journal?after=2&limit=2", "");
        simulator.call("DELETE", "/_sim/journal", "");
        simulator.chat("m");

        assertThat(page.body()).contains("\"seq\":3", "\"seq\":4").doesNotContain("\"seq\":2", "\"seq\":5");
        assertThat(simulator.journal(0).get("data").findValuesAsText("seq")).containsExactly("6");
        assertThat(simulator.call("GET", "/_sim/journal?after=x", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void pipelinedCallsAreAnsweredInOrderHoweverLongOneTakes() throws Exception {
        simulator.script("slow", "{\"latency_ms\":50,\"text\":\"1st\"}");
        simulator.script("paced", "{\"chunk_ms\":10,\"text\":\"2nd part\"}");
        simulator.script("quick", "{\"text\":\"3rd\"}");
        ByteArrayOutputStream calls = new ByteArrayOutputStream();
        calls.write(raw("/v1/chat/completions", chatBody("slow", Map.of())));
        calls.write(raw("/v1/chat/completions", chatBody("paced", Map.of("stream", true))));
        calls.write(raw("/v1/chat/completions", chatBody("quick", Map.of())));
        calls.write("GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        String replies;
        try (Socket socket = simulator.connect()) {
            socket.getOutputStream().write(calls.toByteArray());
            replies = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(found("1st|2nd| part|3rd|\"up\"", replies)).containsExactly("1st", "2nd", " part", "3rd", "\"up\"");
    }

    private static List<String> found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    @Test
    void countersAreServed() throws Exception {
        simulator.chat("m");

        assertThat(simulator.call("GET", "/prometheus", "").body()).contains("simulator_calls_total 1\n");
        assertThat(simulator.call("GET", "/readyz", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aBadSettingIsNamed() {
        assertThatThrownBy(() -> Settings.from(Map.of("AGUMBE_PORT", "eighty")))
                .hasMessage("AGUMBE_PORT: eighty (expected: a port, 0 to 65535)");
    }
}

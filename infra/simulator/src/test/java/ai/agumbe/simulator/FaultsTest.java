package ai.agumbe.simulator;

import static ai.agumbe.simulator.RunningSimulator.chatBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest extends SimulatorTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String STREAMED = chatBody("m", Map.of("stream", true));

    FaultsTest() throws Settings.Unusable {}

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completions, rate_limit_exceeded",
        "/v1/responses, rate_limit_exceeded",
        "/v1/messages, rate_limit_error",
        "/v1beta/models/m:generateContent, RESOURCE_EXHAUSTED"
    })
    void aStatusComesWithTheProvidersOwnErrorAndRetryAfter(String path, String word) throws Exception {
        simulator.script("m", "{\"status\":429,\"retry_after\":7}");

        HttpResponse<String> reply =
                simulator.post(path, "{\"model\":\"m\",\"input\":\"x\",\"messages\":[\"x\"],\"contents\":[\"x\"]}");

        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("retry-after")).hasValue("7");
        assertThat(reply.body()).contains(word);
        assertThat(simulator.lastSale().get("prompt_tokens").asInt()).isZero();
    }

    @Test
    void aScriptedBodyIsSentWordForWord() throws Exception {
        simulator.script("m", "{\"status\":400,\"body\":{\"error\":{\"code\":\"context_length_exceeded\"}}}");

        HttpResponse<String> reply = simulator.post(CHAT, STREAMED);

        assertThat(reply.body()).isEqualTo("{\"error\":{\"code\":\"context_length_exceeded\"}}");
    }

    @Test
    void latencyAndPaceAreKept() throws Exception {
        simulator.script("m", "{\"latency_ms\":60,\"chunk_ms\":30,\"chunks\":4,\"text\":\"one two three four\"}");

        long start = System.nanoTime();
        String body = simulator.post(CHAT, STREAMED).body();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(60 + 3 * 30));
        assertThat(DialectsTest.joined(DialectsTest.events(body), "/choices/0/delta/content"))
                .isEqualTo("one two three four");
    }

    @Test
    void aCutStreamSellsOnlyWhatWasSent() throws Exception {
        simulator.script("m", "{\"cut_after\":2,\"text\":\"one two three four\"}");

        assertThatThrownBy(() -> simulator.post(CHAT, STREAMED)).isInstanceOf(IOException.class);

        JsonNode sale = simulator.lastSale();
        assertThat(sale.get("sold_completion_tokens").asInt()).isEqualTo(2);
        assertThat(sale.get("finished").asBoolean()).isFalse();
        assertThat(sale.get("client_left").asBoolean()).isFalse();
    }

    @Test
    void aCutWholeReplyEndsHalfWay() throws Exception {
        simulator.script("m", "{\"cut_after\":1}");

        String received = receiveAll(chatBody("m", Map.of()));

        assertThat(received).startsWith("HTTP/1.1 200").contains("chatcmpl").doesNotContain("usage");
    }

    @Test
    void aCutAfterNothingSendsNothing() throws Exception {
        simulator.script("m", "{\"cut_after\":0}");

        assertThat(receiveAll(STREAMED)).isEmpty();
    }

    private String receiveAll(String body) throws IOException {
        try (Socket socket = simulator.connect()) {
            socket.getOutputStream().write(RunningSimulator.raw(CHAT, body));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aStalledStreamKeepsTheConnectionUntilTheClientLeaves() throws Exception {
        simulator.script("m", "{\"stall_after\":3,\"text\":\"one two three four\"}");

        try (Socket socket = simulator.connect()) {
            socket.getOutputStream().write(RunningSimulator.raw(CHAT, STREAMED));
            readUntil(socket.getInputStream(), " three");
            assertThat(simulator.lastSale().get("client_left").asBoolean()).isFalse();
        }

        JsonNode sale = simulator.lastSaleWhen(last -> last.get("client_left").asBoolean());
        assertThat(sale.get("sold_completion_tokens").asInt()).isEqualTo(3);
        assertThat(sale.get("finished").asBoolean()).isFalse();
    }

    private static void readUntil(InputStream in, String wanted) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(wanted) < 0) {
            int next = in.read();
            assertThat(next).as("end of stream before '%s'", wanted).isNotNegative();
            seen.append((char) next);
        }
    }

    @Test
    void aClientThatLeavesBeforeTheReplyIsInTheJournal() throws Exception {
        simulator.script("m", "{\"latency_ms\":60000}");

        try (Socket socket = simulator.connect()) {
            socket.getOutputStream().write(RunningSimulator.raw(CHAT, STREAMED));
            simulator.lastSaleWhen(last -> last != null);
        }

        JsonNode sale = simulator.lastSaleWhen(last -> last.get("client_left").asBoolean());
        assertThat(sale.get("sold_completion_tokens").asInt()).isZero();
    }

    @Test
    void garbageIsAnEventMoreAndTheTextStaysWhole() throws Exception {
        simulator.script("m", "{\"garbage\":2,\"text\":\"one two\"}");

        String stream = simulator.post(CHAT, STREAMED).body();

        assertThat(stream.split("data: \\{\"unreadable\":\\[\n\n", -1)).hasSize(3);
        assertThat(stream).contains("\"one\"", "\" two\"");
    }

    @Test
    void garbageMakesAWholeBodyUnreadable() throws Exception {
        simulator.script("m", "{\"garbage\":true}");

        assertThatThrownBy(() -> simulator.chat("m"))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Test
    void wrongUsageIsReportedAndTheTruthIsSold() throws Exception {
        simulator.script("m", "{\"text\":\"one two\",\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":999}}");

        JsonNode reply = simulator.chat("m");

        JsonNode sale = simulator.lastSale();
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo(999);
        assertThat(sale.at("/reported_usage/completion_tokens").asInt()).isEqualTo(999);
        assertThat(sale.get("sold_completion_tokens").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"null", "'\"none\"'"})
    void usageCanBeLeftOut(String usage) throws Exception {
        simulator.script("m", "{\"usage\":" + usage + "}");

        assertThat(simulator.chat("m").has("usage")).isFalse();
        assertThat(simulator.lastSale().get("reported_usage").isNull()).isTrue();
    }

    @Test
    void givenToolCallsAreStreamedInPieces() throws Exception {
        simulator.script("m", "{\"tool_calls\":[{\"name\":\"f\",\"arguments\":{\"x\":\"y z\"}}]}");

        var events = DialectsTest.events(simulator.post(CHAT, STREAMED).body());

        assertThat(DialectsTest.joined(events, "/choices/0/delta/tool_calls/0/function/arguments"))
                .isEqualTo("{\"x\":\"y z\"}");
        assertThat(simulator.lastSale().get("sold_completion_tokens").asInt()).isEqualTo(1 + 2);
    }

    @Test
    void givenJsonIsTheText() throws Exception {
        simulator.script("m", "{\"json\":{\"a\":[1]}}");

        assertThat(simulator.chat("m").at("/choices/0/message/content").asText())
                .isEqualTo("{\"a\":[1]}");
    }
}

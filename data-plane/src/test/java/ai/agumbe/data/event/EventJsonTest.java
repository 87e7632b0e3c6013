package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EventJsonTest {
    private static final String ROW = """
            {"requestId":"req-1","eventId":"01900000-0000-7000-8000-000000000001","parentRequestId":null,\
            "tenantId":"acme","userId":null,"subjectType":"app","keyId":"key1","appId":"app_support",\
            "endpoint":null,"endpointVersion":null,"sessionId":null,"workspaceId":"w","xnamespaceId":null,\
            "sourceService":"crm","operation":"summarise","externalRequestId":null,"environment":"staging",\
            "branch":null,"tags":["a","b"],"endUser":"user-7","costCenter":"cc-42","requestKind":"chat",\
            "requestedModel":"smart-default","provider":"sim","providerKind":"openai","upstreamModel":"@sim/fast",\
            "credentialId":"sim-a","attempts":[{"model":"@sim/fast","provider":"sim","credential":"sim-a",\
            "outcome":"answered","status":200,"ms":12.346,"tokens":45,"cost":0.000000000012,"estimated":false}],\
            "routingDecision":"direct","stream":false,"malformedChunks":0,"cacheHit":false,"status":"success",\
            "httpStatus":200,"errorCode":null,"latencyMs":346,"timings":{"total":345.679,"modelResolve":0.100,\
            "guardrailConfig":0.000,"guardrailInput":0.000,"provider":300.500,"guardrailOutput":0.000,"requestLog":0.010,\
            "usageEmit":0.020,"sideEffects":0.000,"gatewayOverhead":45.179},"promptTokens":18,"completionTokens":27,\
            "cachedTokens":5,"reasoningTokens":7,"audioTokens":0,"imageTokens":0,"totalTokens":45,"estimated":false,\
            "estimatedCost":0.000000000012,"priceVersion":"3@2026-01-01T00:00:00Z","policyVersion":4,\
            "guardrails":[],"payload":null,"createdAt":"2026-11-21T10:00:00.123Z"}""";

    @Test
    void aRowHasEveryMemberInOrder() throws IOException {
        EndedRecord record = written(Exchanges.opening(1), Exchanges.answered());

        assertThat(new String(record.row(), StandardCharsets.UTF_8)).isEqualTo(ROW);
    }

    @Test
    void aUsageEventReadsBackAsItsRecord() throws IOException {
        JsonMapper strict = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();

        UsageEvent read = strict.readValue(
                written(Exchanges.opening(1), Exchanges.answered()).usage(), UsageEvent.class);

        assertThat(read).isEqualTo(UsageEvents.of(Exchanges.opening(1), Exchanges.answered(), "node-1"));
        assertThat(read.sales()).hasSize(1);
        assertThat(read.sales().getFirst().cost()).isEqualTo(new BigDecimal("0.000000000012"));
    }

    @Test
    void aRefusalHasNoProviderAndNoCost() throws IOException {
        var row = JournalFiles.parse(
                written(Exchanges.opening(1), Exchanges.refusal()).row());

        assertThat(row.get("provider").isNull()).isTrue();
        assertThat(row.get("estimatedCost").isNull()).isTrue();
        assertThat(row.get("totalTokens").asInt()).isZero();
        assertThat(row.get("attempts")).isEmpty();
    }

    @Test
    void aRowThatStandsForSeveralSaysForHowMany() throws IOException {
        EndedRecord several = written(Exchanges.opening(1), Exchanges.refusal().counting(40));

        assertThat(JournalFiles.parse(several.row()).get("count").asInt()).isEqualTo(40);
        assertThat(JournalFiles.parse(several.usage()).get("count").asInt()).isEqualTo(40);
    }

    @Test
    void whatIsSealedStandsLastInItsPayload() throws IOException {
        assertThat(row(new KeptPayload.Sealed(3, true, true, false, "c2VhbGVk")))
                .contains(
                        ",\"payload\":{\"stored\":true,\"key\":3,\"redacted\":true,\"requestCut\":true,\"answerCut\":false,"
                                + "\"sealed\":\"c2VhbGVk\"},");
        assertThat(row(new KeptPayload.Missing("failed")))
                .contains(",\"payload\":{\"stored\":false,\"reason\":\"failed\"},");
    }

    private static String row(KeptPayload payload) throws IOException {
        Ending plain = Exchanges.answered();
        Ending kept = new Ending(
                plain.endedAt(),
                plain.httpStatus(),
                plain.errorCode(),
                plain.routingDecision(),
                plain.malformedChunks(),
                plain.attempts(),
                plain.timings(),
                plain.decisions(),
                plain.count(),
                payload);
        return new String(written(Exchanges.opening(1), kept).row(), StandardCharsets.UTF_8);
    }

    @Test
    void sumsCountEveryAttemptThatWasPaid() throws IOException {
        Attempt lost = Exchanges.attempt("timed_out", Tokens.of(3, 4), "0.1");
        Ending ending = new Ending(
                Instant.EPOCH,
                200,
                null,
                null,
                0,
                List.of(lost, Exchanges.attempt("answered", Tokens.of(1, 1), "0.2")),
                Timings.NONE);

        EndedRecord record = written(Exchanges.opening(1), ending);

        assertThat(JournalFiles.parse(record.row()).get("totalTokens").asInt()).isEqualTo(9);
        assertThat(JournalFiles.parse(record.row()).get("estimatedCost").decimalValue())
                .isEqualByComparingTo("0.3");
        assertThat(JournalFiles.parse(record.usage()).get("sales")).hasSize(2);
    }

    @Test
    void tokensOfSoundAndPicturesAreToldApart() throws IOException {
        Tokens heard = new Tokens(1, 2, 3, 4, 5, 6, new MediaTokens(10, 20, 30, 40));
        Ending ending = new Ending(
                Instant.EPOCH, 200, null, null, 0, List.of(Exchanges.attempt("answered", heard, "0.1")), Timings.NONE);

        EndedRecord record = written(Exchanges.opening(1), ending);

        var row = JournalFiles.parse(record.row());
        assertThat(row.get("promptTokens").asInt()).isEqualTo(40);
        assertThat(row.get("audioTokens").asInt()).isEqualTo(40);
        assertThat(row.get("imageTokens").asInt()).isEqualTo(60);
        assertThat(JournalFiles.parse(record.usage())
                        .at("/sales/0/tokens/media")
                        .toString())
                .isEqualTo("{\"audioInput\":10,\"imageInput\":20,\"audioOutput\":30,\"imageOutput\":40}");
    }

    @Test
    void callsToToolsAreASaleEvenWithoutTokens() throws IOException {
        Attempt searched = new Attempt(
                "m",
                "p",
                "openai",
                null,
                "answered",
                200,
                1,
                Tokens.NONE,
                null,
                "1@x",
                false,
                List.of(new ToolCalls("web_search", 2)));
        Attempt nothing = new Attempt("m", "p", "openai", null, "answered", 200, 1, Tokens.NONE, null, null, false);
        Ending ending = new Ending(Instant.EPOCH, 200, null, null, 0, List.of(searched, nothing), Timings.NONE);

        var usage = JournalFiles.parse(written(Exchanges.opening(1), ending).usage());

        assertThat(usage.get("sales")).hasSize(1);
        assertThat(usage.at("/sales/0/toolCalls").toString()).isEqualTo("[{\"name\":\"web_search\",\"calls\":2}]");
        assertThat(usage.at("/sales/0/cost").isNull()).isTrue();
    }

    @Test
    void oversizedAndBrokenTextOfCallersIsCutAndMended() throws IOException {
        Opening plain = Exchanges.opening(1);
        Opening odd = new Opening(
                plain.eventId(),
                plain.requestId(),
                "parent",
                plain.startedAt(),
                plain.subject(),
                plain.metadata(),
                plain.requestKind(),
                "m".repeat(5_000_000),
                "lone \uD800 surrogate, whole \uD83D\uDE00",
                true,
                null);

        var row = JournalFiles.parse(written(odd, Exchanges.refusal()).row());

        assertThat(row.get("parentRequestId").asText()).isEqualTo("parent");
        assertThat(row.get("requestedModel").asText()).hasSize(Texts.MAX_CHARS);
        assertThat(row.get("endUser").asText()).isEqualTo("lone \uFFFD surrogate, whole \uD83D\uDE00");
    }

    private static EndedRecord written(Opening opening, Ending ending) throws IOException {
        RecordBuffer buffer = new RecordBuffer();
        buffer.ended(Exchanges.opening(7), Exchanges.answered(), "node-1", 1);
        buffer.ended(opening, ending, "node-1", 2);
        return EndedRecord.read(Arrays.copyOfRange(buffer.array(), Frame.HEADER, buffer.length()));
    }
}

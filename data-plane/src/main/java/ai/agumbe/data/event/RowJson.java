package ai.agumbe.data.event;

import static ai.agumbe.data.event.UsageJson.text;

import ai.agumbe.data.bytes.Moments;
import ai.agumbe.data.json.JsonWriter;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.screen.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the request-log row of an exchange as callers read it: every member always there, in one order. */
final class RowJson {
    private RowJson() {}

    static void write(JsonWriter json, Opening opening, Ending ending) {
        json.beginObject();
        writeWho(json, opening);
        writeMetadata(json, opening);
        writeRouting(json, opening, ending);
        writeResult(json, ending);
        writeTimings(json, ending.timings());
        writeMoney(json, ending.attempts());
        Integer policy = opening.policyVersion();
        if (policy == null) {
            json.nothing("policyVersion");
        } else {
            json.member("policyVersion", policy);
        }
        writeDecisions(json, ending.decisions());
        writePayload(json, ending.payload());
        json.plainMember("createdAt", Moments.text(opening.startedAt()));
        if (ending.count() > 1) {
            json.member("count", ending.count());
        }
        json.endObject();
    }

    private static void writeDecisions(JsonWriter json, List<Decision> decisions) {
        json.beginArray("guardrails");
        for (Decision decision : decisions) {
            json.beginObject();
            json.plainMember("guardrail", decision.guardrail());
            json.plainMember("stage", decision.stage());
            json.plainMember("action", decision.action());
            json.plainMember("mode", decision.mode());
            json.member("detail", decision.detail());
            json.endObject();
        }
        json.endArray();
    }

    /** What is sealed stands last in it: readers cut it out without reading on. */
    private static void writePayload(JsonWriter json, @Nullable KeptPayload payload) {
        switch (payload) {
            case null -> json.nothing("payload");
            case KeptPayload.Missing(String reason) -> {
                json.beginObject("payload");
                json.member("stored", false);
                json.plainMember("reason", reason);
                json.endObject();
            }
            case KeptPayload.Sealed(int key, boolean redacted, boolean requestCut, boolean answerCut, String bytes) -> {
                json.beginObject("payload");
                json.member("stored", true);
                json.member("key", key);
                json.member("redacted", redacted);
                json.member("requestCut", requestCut);
                json.member("answerCut", answerCut);
                json.plainMember("sealed", bytes);
                json.endObject();
            }
        }
    }

    static String status(Ending ending) {
        return ending.succeeded() ? "success" : "error";
    }

    private static void writeWho(JsonWriter json, Opening opening) {
        Subject subject = opening.subject();
        text(json, "requestId", opening.requestId());
        json.plainMember("eventId", opening.eventId().toString());
        text(json, "parentRequestId", opening.parentRequestId());
        text(json, "tenantId", subject.tenant());
        text(json, "userId", subject.userId());
        text(json, "subjectType", subject.type());
        text(json, "keyId", subject.keyId());
        text(json, "appId", subject.app());
        json.nothing("endpoint");
        json.nothing("endpointVersion");
        json.nothing("sessionId");
    }

    private static void writeMetadata(JsonWriter json, Opening opening) {
        Metadata metadata = opening.metadata();
        text(json, "workspaceId", metadata.workspaceId());
        text(json, "xnamespaceId", metadata.xnamespaceId());
        text(json, "sourceService", metadata.sourceService());
        text(json, "operation", metadata.operation());
        text(json, "externalRequestId", metadata.externalRequestId());
        text(json, "environment", metadata.environment());
        text(json, "branch", metadata.branch());
        json.beginArray("tags");
        for (String tag : metadata.tags()) {
            json.text(Texts.cut(tag));
        }
        json.endArray();
        text(json, "endUser", opening.endUser());
        text(json, "costCenter", opening.subject().costCenter());
    }

    private static void writeRouting(JsonWriter json, Opening opening, Ending ending) {
        Attempt last = Attempts.last(ending.attempts());
        text(json, "requestKind", opening.requestKind());
        text(json, "requestedModel", opening.requestedModel());
        text(json, "provider", last == null ? null : last.provider());
        text(json, "providerKind", last == null ? null : last.providerKind());
        text(json, "upstreamModel", last == null ? null : last.model());
        text(json, "credentialId", last == null ? null : last.credential());
        json.beginArray("attempts");
        for (Attempt attempt : ending.attempts()) {
            writeAttempt(json, attempt);
        }
        json.endArray();
        text(json, "routingDecision", ending.routingDecision());
        json.member("stream", opening.stream());
        json.member("malformedChunks", ending.malformedChunks());
        json.member("cacheHit", false);
    }

    private static void writeAttempt(JsonWriter json, Attempt attempt) {
        json.beginObject();
        text(json, "model", attempt.model());
        text(json, "provider", attempt.provider());
        text(json, "credential", attempt.credential());
        text(json, "outcome", attempt.outcome());
        Integer status = attempt.status();
        if (status == null) {
            json.nothing("status");
        } else {
            json.member("status", status);
        }
        millis(json, "ms", attempt.millis());
        json.member("tokens", attempt.tokens().total());
        json.member("cost", attempt.cost());
        json.member("estimated", attempt.estimated());
        json.endObject();
    }

    private static void writeResult(JsonWriter json, Ending ending) {
        json.plainMember("status", status(ending));
        json.member("httpStatus", ending.httpStatus());
        text(json, "errorCode", ending.errorCode());
        json.member("latencyMs", Math.round(ending.timings().total()));
    }

    private static void writeTimings(JsonWriter json, Timings timings) {
        json.beginObject("timings");
        millis(json, "total", timings.total());
        millis(json, "modelResolve", timings.modelResolve());
        millis(json, "guardrailConfig", timings.guardrailConfig());
        millis(json, "guardrailInput", timings.guardrailInput());
        millis(json, "provider", timings.provider());
        millis(json, "guardrailOutput", timings.guardrailOutput());
        millis(json, "requestLog", timings.requestLog());
        millis(json, "usageEmit", timings.usageEmit());
        millis(json, "sideEffects", timings.sideEffects());
        millis(json, "gatewayOverhead", timings.gatewayOverhead());
        json.endObject();
    }

    private static void writeMoney(JsonWriter json, List<Attempt> attempts) {
        Tokens tokens = Attempts.tokens(attempts);
        json.member("promptTokens", tokens.prompt());
        json.member("completionTokens", tokens.completion());
        json.member("cachedTokens", tokens.cachedInput());
        json.member("reasoningTokens", tokens.reasoning());
        MediaTokens media = tokens.media();
        json.member("audioTokens", media == null ? 0 : media.audio());
        json.member("imageTokens", media == null ? 0 : media.image());
        json.member("totalTokens", tokens.total());
        json.member("estimated", Attempts.isEstimated(attempts));
        json.member("estimatedCost", Attempts.cost(attempts));
        text(json, "priceVersion", Attempts.priceVersion(attempts));
    }

    private static void millis(JsonWriter json, String name, double millis) {
        json.thousandths(name, Math.max(0, Math.round(millis * 1_000)));
    }
}

package ai.agumbe.data.event;

import static ai.agumbe.data.event.UsageJson.text;

import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the request-log row of an exchange as callers read it: every member always there, in one order. */
final class RowJson {
    private RowJson() {}

    static void write(JsonGenerator json, Opening opening, Ending ending) throws IOException {
        json.writeStartObject();
        writeWho(json, opening);
        writeMetadata(json, opening);
        writeRouting(json, opening, ending);
        writeResult(json, ending);
        writeTimings(json, ending.timings());
        writeMoney(json, ending.attempts());
        json.writeNullField("policyVersion");
        json.writeArrayFieldStart("guardrails");
        json.writeEndArray();
        json.writeStringField("createdAt", opening.startedAt().toString());
        json.writeEndObject();
    }

    static String status(Ending ending) {
        return ending.succeeded() ? "success" : "error";
    }

    private static void writeWho(JsonGenerator json, Opening opening) throws IOException {
        Subject subject = opening.subject();
        text(json, "requestId", opening.requestId());
        json.writeStringField("eventId", opening.eventId().toString());
        json.writeNullField("parentRequestId");
        text(json, "tenantId", subject.tenant());
        text(json, "userId", subject.userId());
        text(json, "subjectType", subject.type());
        text(json, "keyId", subject.keyId());
        text(json, "appId", subject.app());
        json.writeNullField("endpoint");
        json.writeNullField("endpointVersion");
        json.writeNullField("sessionId");
    }

    private static void writeMetadata(JsonGenerator json, Opening opening) throws IOException {
        Metadata metadata = opening.metadata();
        text(json, "workspaceId", metadata.workspaceId());
        text(json, "xnamespaceId", metadata.xnamespaceId());
        text(json, "sourceService", metadata.sourceService());
        text(json, "operation", metadata.operation());
        text(json, "externalRequestId", metadata.externalRequestId());
        text(json, "environment", metadata.environment());
        text(json, "branch", metadata.branch());
        json.writeArrayFieldStart("tags");
        for (String tag : metadata.tags()) {
            json.writeString(Texts.cut(tag));
        }
        json.writeEndArray();
        text(json, "endUser", opening.endUser());
        text(json, "costCenter", opening.subject().costCenter());
    }

    private static void writeRouting(JsonGenerator json, Opening opening, Ending ending) throws IOException {
        Attempt last = Attempts.last(ending.attempts());
        text(json, "requestKind", opening.requestKind());
        text(json, "requestedModel", opening.requestedModel());
        text(json, "provider", last == null ? null : last.provider());
        text(json, "providerKind", last == null ? null : last.providerKind());
        text(json, "upstreamModel", last == null ? null : last.model());
        text(json, "credentialId", last == null ? null : last.credential());
        json.writeArrayFieldStart("attempts");
        for (Attempt attempt : ending.attempts()) {
            writeAttempt(json, attempt);
        }
        json.writeEndArray();
        text(json, "routingDecision", ending.routingDecision());
        json.writeBooleanField("stream", opening.stream());
        json.writeNumberField("malformedChunks", ending.malformedChunks());
        json.writeBooleanField("cacheHit", false);
    }

    private static void writeAttempt(JsonGenerator json, Attempt attempt) throws IOException {
        json.writeStartObject();
        text(json, "model", attempt.model());
        text(json, "provider", attempt.provider());
        text(json, "credential", attempt.credential());
        text(json, "outcome", attempt.outcome());
        Integer status = attempt.status();
        if (status == null) {
            json.writeNullField("status");
        } else {
            json.writeNumberField("status", status.intValue());
        }
        millis(json, "ms", attempt.millis());
        json.writeNumberField("tokens", attempt.tokens().total());
        money(json, "cost", attempt.cost());
        json.writeBooleanField("estimated", attempt.estimated());
        json.writeEndObject();
    }

    private static void writeResult(JsonGenerator json, Ending ending) throws IOException {
        json.writeStringField("status", status(ending));
        json.writeNumberField("httpStatus", ending.httpStatus());
        text(json, "errorCode", ending.errorCode());
        json.writeNumberField("latencyMs", Math.round(ending.timings().total()));
    }

    private static void writeTimings(JsonGenerator json, Timings timings) throws IOException {
        json.writeObjectFieldStart("timings");
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
        json.writeEndObject();
    }

    private static void writeMoney(JsonGenerator json, List<Attempt> attempts) throws IOException {
        Tokens tokens = Attempts.tokens(attempts);
        json.writeNumberField("promptTokens", tokens.prompt());
        json.writeNumberField("completionTokens", tokens.completion());
        json.writeNumberField("cachedTokens", tokens.cachedInput());
        json.writeNumberField("reasoningTokens", tokens.reasoning());
        json.writeNumberField("totalTokens", tokens.total());
        json.writeBooleanField("estimated", Attempts.isEstimated(attempts));
        money(json, "estimatedCost", Attempts.cost(attempts));
        text(json, "priceVersion", Attempts.priceVersion(attempts));
    }

    private static void money(JsonGenerator json, String name, @Nullable BigDecimal cost) throws IOException {
        if (cost == null) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, cost);
        }
    }

    /** With three places. */
    private static void millis(JsonGenerator json, String name, double millis) throws IOException {
        json.writeNumberField(name, Math.round(millis * 1000) / 1000.0);
    }
}

package ai.agumbe.data.http;

import ai.agumbe.data.event.Timings;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.GuardrailTrace;
import ai.agumbe.data.pipeline.ReplyFacts;
import ai.agumbe.data.server.InboundRequest;
import ai.agumbe.data.server.Reply;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells what a reply knows about itself: as headers, and as the comment that closes a stream. */
final class FactHeaders {
    private static final int COST_DECIMALS = 8;
    private static final double NANOS_PER_MILLI = 1e6;

    private FactHeaders() {}

    static void set(Reply reply, ReplyFacts facts) {
        Timings timings = facts.timings();
        reply.thousandths("x-agumbe-timing-total-ms", micros(timings.total()))
                .thousandths("x-agumbe-timing-model-resolve-ms", micros(timings.modelResolve()))
                .thousandths("x-agumbe-timing-guardrail-config-ms", micros(timings.guardrailConfig()))
                .thousandths("x-agumbe-timing-guardrail-input-ms", micros(timings.guardrailInput()))
                .thousandths("x-agumbe-timing-provider-ms", micros(timings.provider()))
                .thousandths("x-agumbe-timing-guardrail-output-ms", micros(timings.guardrailOutput()))
                .thousandths("x-agumbe-timing-request-log-ms", micros(timings.requestLog()))
                .thousandths("x-agumbe-timing-usage-emit-ms", micros(timings.usageEmit()))
                .thousandths("x-agumbe-timing-side-effects-ms", micros(timings.sideEffects()))
                .thousandths("x-agumbe-timing-gateway-overhead-ms", micros(timings.gatewayOverhead()))
                .header("x-agumbe-attempts", Integer.toString(facts.attempts()));
        if (facts.model() != null) {
            reply.header("x-agumbe-model", facts.model());
        }
        if (facts.idempotency() != null) {
            reply.header("x-agumbe-idempotency", facts.idempotency());
        }
        LimitHeaders.set(reply, facts.left());
        if (facts.cost() != null) {
            reply.header("x-agumbe-estimated-cost-usd", shown(facts.cost()));
        }
    }

    /** Of a call that was refused before anything was looked up for it: all its time was ours. */
    static Reply early(Reply reply, InboundRequest request) {
        double total = (System.nanoTime() - request.startedNanos()) / NANOS_PER_MILLI;
        Timings timings = new Timings(total, 0, 0, 0, 0, 0, 0, 0, 0);
        set(reply, new ReplyFacts(timings, null, 0, null, null, null, List.of()));
        return reply;
    }

    /** The comment line right before a stream's sentinel. */
    static byte[] comment(ReplyFacts facts) {
        Timings timings = facts.timings();
        ObjectNode told = Json.object();
        told.put("total_ms", exact(timings.total()));
        told.put("model_resolve_ms", exact(timings.modelResolve()));
        told.put("guardrail_config_ms", exact(timings.guardrailConfig()));
        told.put("guardrail_input_ms", exact(timings.guardrailInput()));
        told.put("provider_ms", exact(timings.provider()));
        told.put("guardrail_output_ms", exact(timings.guardrailOutput()));
        told.put("request_log_ms", exact(timings.requestLog()));
        told.put("gateway_overhead_ms", exact(timings.gatewayOverhead()));
        told.put("estimated_cost_usd", facts.cost() == null ? null : shown(facts.cost()));
        told.put("model", facts.model());
        told.put("attempts", facts.attempts());
        told.set("guardrails", GuardrailTrace.list(facts.decisions()));
        String line = ": agumbe-timing " + new String(Json.write(told), StandardCharsets.UTF_8) + "\n\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    private static long micros(double millis) {
        return Math.max(0, Math.round(millis * 1_000));
    }

    private static BigDecimal exact(double millis) {
        return BigDecimal.valueOf(micros(millis), 3);
    }

    private static String shown(BigDecimal cost) {
        return cost.setScale(COST_DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}

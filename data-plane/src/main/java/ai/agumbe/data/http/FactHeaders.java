package ai.agumbe.data.http;

import ai.agumbe.data.event.Timings;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.ReplyFacts;
import ai.agumbe.data.server.Reply;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Tells what a reply knows about itself: as headers, and as the comment that closes a stream. */
final class FactHeaders {
    private static final int COST_DECIMALS = 8;

    private FactHeaders() {}

    static void set(Reply reply, ReplyFacts facts) {
        Timings timings = facts.timings();
        reply.header("x-agumbe-timing-total-ms", millis(timings.total()))
                .header("x-agumbe-timing-model-resolve-ms", millis(timings.modelResolve()))
                .header("x-agumbe-timing-guardrail-config-ms", millis(timings.guardrailConfig()))
                .header("x-agumbe-timing-guardrail-input-ms", millis(timings.guardrailInput()))
                .header("x-agumbe-timing-provider-ms", millis(timings.provider()))
                .header("x-agumbe-timing-guardrail-output-ms", millis(timings.guardrailOutput()))
                .header("x-agumbe-timing-request-log-ms", millis(timings.requestLog()))
                .header("x-agumbe-timing-usage-emit-ms", millis(timings.usageEmit()))
                .header("x-agumbe-timing-side-effects-ms", millis(timings.sideEffects()))
                .header("x-agumbe-timing-gateway-overhead-ms", millis(timings.gatewayOverhead()))
                .header("x-agumbe-attempts", Integer.toString(facts.attempts()));
        if (facts.model() != null) {
            reply.header("x-agumbe-model", facts.model());
        }
        if (facts.idempotency() != null) {
            reply.header("x-agumbe-idempotency", facts.idempotency());
        }
        if (facts.cost() != null) {
            reply.header("x-agumbe-estimated-cost-usd", shown(facts.cost()));
        }
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
        told.putArray("guardrails");
        String line = ": agumbe-timing " + new String(Json.write(told), StandardCharsets.UTF_8) + "\n\n";
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Three decimals, without a formatter: this is written eleven times for every reply. */
    static String millis(double millis) {
        long micros = Math.max(0, Math.round(millis * 1_000));
        long fraction = micros % 1_000;
        String zeros = fraction < 10 ? "00" : fraction < 100 ? "0" : "";
        return micros / 1_000 + "." + zeros + fraction;
    }

    private static BigDecimal exact(double millis) {
        return new BigDecimal(millis(millis));
    }

    private static String shown(BigDecimal cost) {
        return cost.setScale(COST_DECIMALS, RoundingMode.HALF_UP).toPlainString();
    }
}

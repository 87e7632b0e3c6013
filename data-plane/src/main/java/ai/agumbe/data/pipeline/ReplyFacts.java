package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Timings;
import ai.agumbe.data.limit.Allowance;
import ai.agumbe.model.screen.Decision;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reply tells about itself.
 *
 * @param model catalogue id of the model that answered or was asked last; null when none was resolved
 * @param cost null when nothing was sold, or without a price
 * @param idempotency {@code off} when the call's {@code Idempotency-Key} could not be honoured, {@code replayed} when this is
 *     another call's answer; else null
 * @param decisions what guardrails did so far
 * @param left of the limits that hold for the call; null when none does
 */
public record ReplyFacts(
        Timings timings,
        @Nullable String model,
        int attempts,
        @Nullable BigDecimal cost,
        @Nullable String idempotency,
        @Nullable Allowance left,
        List<Decision> decisions) {}

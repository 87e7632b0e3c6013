package ai.agumbe.data.limit;

import ai.agumbe.model.error.GatewayException;
import org.jspecify.annotations.Nullable;

/** Whether a call fits in its limits, and what is left of them; null when none holds for it. */
public sealed interface Verdict {
    @Nullable Allowance left();

    record Admitted(Admission admission, @Nullable Allowance left) implements Verdict {}

    record Refused(GatewayException refusal, Allowance left) implements Verdict {}
}

package ai.agumbe.control.trial;

import ai.agumbe.model.config.Limits;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.guard.Requirements;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** What of a policy a backtest does not try. */
final class Notes {
    private Notes() {}

    static void add(ArrayNode notes, Policy policy) {
        List<String> untried = new ArrayList<>();
        if (!policy.limits().equals(Limits.NONE)) {
            untried.add("limits");
        }
        if (!policy.ipAllowlist().isEmpty()) {
            untried.add("ipAllowlist");
        }
        if (policy.timeWindow() != null) {
            untried.add("timeWindow");
        }
        if (!policy.requires().equals(Requirements.NONE)) {
            untried.add("requires");
        }
        if (!untried.isEmpty()) {
            notes.add("Not tried: " + String.join(", ", untried) + ".");
        }
        if (!policy.remoteDetectors().isEmpty()) {
            notes.add("Not asked: "
                    + String.join(
                            ", ",
                            policy.remoteDetectors().stream()
                                    .map(RemoteDetector::name)
                                    .toList())
                    + ". Nothing leaves the control plane.");
        }
    }
}

package ai.agumbe.control.trial;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.guardrail.Policies;
import ai.agumbe.control.problem.Fault;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.id.IdRule;
import ai.agumbe.model.trial.InvalidTrialException;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A policy that is to be tried for an app, with what its tenant and the platform say above it.
 *
 * @param app whose place in the cascade it takes
 */
record Candidate(String app, Policy policy) {
    /** Finds them. */
    @Singleton
    record Finder(Documents documents, Policies policies) {
        Candidate find(String tenant, @Nullable String named, @Nullable Map<String, Object> settings) {
            documents.requireTenant(tenant);
            String app = named == null ? AppDocument.DEFAULT_ID : named;
            if (!IdRule.RESOURCE.allows(app) || !policies.hasApp(tenant, app)) {
                throw Problem.invalid("app_id", "names no app of this tenant (expected: the id of one)");
            }
            try {
                return new Candidate(app, policies.tried(tenant, app, settings));
            } catch (InvalidPolicyException malformed) {
                throw Problem.invalid(malformed.faults().stream()
                        .map(fault -> new Fault("settings." + fault.path(), fault.problem()))
                        .toList());
            }
        }
    }

    /** Reads a wish. */
    static <T> T wish(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidTrialException malformed) {
            throw Problem.invalid(malformed.member(), malformed.problem());
        }
    }
}

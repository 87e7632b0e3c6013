package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * What a caller wants its provider to remember between calls passes only where it is sure to be the same provider, and one that
 * remembers: the gateway itself keeps nothing.
 */
final class ProviderState {
    private static final List<String> MEMBERS =
            List.of("store", "previous_response_id", "conversation", "background", "prompt");
    private static final Set<String> REMEMBERING = Set.of("openai", "azure-openai");

    private ProviderState() {}

    static void check(Prompt prompt, Route route) {
        if (prompt.surface() != Surface.RESPONSES || isKeptByOne(route)) {
            return;
        }
        for (String name : MEMBERS) {
            JsonNode value = prompt.body().path(name);
            boolean absent = value.isMissingNode() || value.isNull() || (value.isBoolean() && !value.booleanValue());
            if (!absent) {
                throw GatewayException.about(
                        ErrorCode.VALIDATION_ERROR,
                        name,
                        name
                                + " needs a provider that remembers earlier calls. Send the whole conversation in input, or"
                                + " name a model of OpenAI instead of a route with several candidates.");
            }
        }
    }

    private static boolean isKeptByOne(Route route) {
        List<Candidate> candidates = route.candidates();
        return candidates.size() == 1
                && REMEMBERING.contains(candidates.getFirst().target().providerKind());
    }
}

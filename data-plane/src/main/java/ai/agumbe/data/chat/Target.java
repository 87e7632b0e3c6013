package ai.agumbe.data.chat;

import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model at one provider, with everything a call needs.
 *
 * @param model catalogue id
 * @param usable whether the provider is switched on and the model takes calls
 * @param credentials among which calls are spread; empty for providers that ask for none
 */
public record Target(
        String model,
        ModelKind kind,
        String provider,
        String providerKind,
        Origin origin,
        String upstreamModel,
        boolean usable,
        List<Credential> credentials,
        Limits limits,
        Pricing pricing,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens) {
    public Target {
        credentials = List.copyOf(credentials);
    }
}

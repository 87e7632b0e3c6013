package ai.agumbe.data.chat;

import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One model at one provider, with everything a call needs.
 *
 * @param owner whose it is: a tenant, or empty for the platform; names are unique within an owner
 * @param model catalogue id
 * @param credentials among which calls are spread; empty for providers that ask for none
 */
public record Target(
        String owner,
        String model,
        ModelKind kind,
        String provider,
        String providerKind,
        Origin origin,
        String upstreamModel,
        Availability availability,
        List<Credential> credentials,
        Limits limits,
        Pricing pricing,
        @Nullable Integer contextWindow,
        @Nullable Integer maxOutputTokens,
        Promises promises) {
    public Target {
        credentials = List.copyOf(credentials);
    }

    public boolean usable() {
        return availability != Availability.OFF;
    }
}

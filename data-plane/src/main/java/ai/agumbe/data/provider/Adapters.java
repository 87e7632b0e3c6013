package ai.agumbe.data.provider;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** All dialects this node speaks. */
@Singleton
public final class Adapters {
    private final List<ProviderAdapter> adapters;

    Adapters(List<ProviderAdapter> adapters) {
        this.adapters = List.copyOf(adapters);
    }

    public Optional<ProviderAdapter> speaking(String providerKind) {
        for (ProviderAdapter adapter : adapters) {
            if (adapter.speaks(providerKind)) {
                return Optional.of(adapter);
            }
        }
        return Optional.empty();
    }
}

package ai.agumbe.data.provider;

import java.util.List;

/** Adapters for tests. */
public final class FakeAdapters {
    private FakeAdapters() {}

    public static Adapters of(ProviderAdapter... adapters) {
        return new Adapters(List.of(adapters));
    }
}

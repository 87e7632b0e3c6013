package ai.agumbe.data.config;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A node that takes every config but those with a tenant named {@code bad}. */
final class FakeTarget implements ConfigTarget {
    final AtomicInteger calls = new AtomicInteger();
    volatile Documents documents = Documents.NONE;
    volatile @Nullable Long version;

    @Override
    public void apply(Documents next, long nextVersion) {
        calls.incrementAndGet();
        if (next.tenants().containsKey("bad")) {
            throw new RefusedConfigException("tenant/bad: makes no sense");
        }
        documents = next;
        version = nextVersion;
    }
}

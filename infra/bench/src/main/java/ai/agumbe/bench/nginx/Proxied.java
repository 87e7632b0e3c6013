package ai.agumbe.bench.nginx;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the nginx proxy stands before, and on which ports.
 *
 * @param canned the fixed upstream, proxied with nginx's usual buffering
 * @param streaming the upstream of streams, proxied unbuffered; null when no streams are measured
 */
public record Proxied(URI canned, int port, @Nullable URI streaming, int streamingPort) {}

package ai.agumbe.data.auth;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * What a caller shows of itself.
 *
 * @param authorization the header as sent; null when absent
 * @param apiKey the {@code x-api-key} header; null when absent
 * @param address the client's, proxies seen through
 */
public record Presented(
        @Nullable String authorization, @Nullable String apiKey, InetAddress address) {
    @Override
    public String toString() {
        return "Presented[***]";
    }
}

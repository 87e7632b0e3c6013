package ai.agumbe.data.chat;

import org.jspecify.annotations.Nullable;

/**
 * What opens a provider, ready for use.
 *
 * @param secret null when this node cannot open or find it
 */
public record Credential(String id, @Nullable String secret, int weight) {
    @Override
    public String toString() {
        return "Credential[" + id + ", ***]";
    }
}

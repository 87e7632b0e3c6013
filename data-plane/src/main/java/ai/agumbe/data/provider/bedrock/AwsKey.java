package ai.agumbe.data.provider.bedrock;

import org.jspecify.annotations.Nullable;

/**
 * What opens AWS.
 *
 * @param sessionToken null for keys that last
 */
record AwsKey(String id, String secret, @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "AwsKey[" + id + ", ***]";
    }
}

package ai.agumbe.data.provider.google;

import java.time.Instant;

/**
 * What opens Google for a while.
 *
 * @param renewAt from when on another one is asked for, while this one still serves
 * @param endsAt from when on it is not used any more
 */
record AccessToken(String value, Instant renewAt, Instant endsAt) {
    @Override
    public String toString() {
        return "AccessToken[***]";
    }
}

package ai.agumbe.data.remote;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.screen.Screen;
import org.jspecify.annotations.Nullable;

/**
 * The call whose texts are looked at: what is asked about them is asked on its behalf.
 *
 * @param screen what it must keep to
 * @param line who leaves it ends what is asked for it
 */
public record ServedCall(
        String requestId,
        Caller caller,
        AppDocument app,
        Metadata metadata,
        @Nullable String endUser,
        Screen screen,
        CallerLine line) {
    String tenant() {
        return caller.tenant().id();
    }

    @Override
    public String toString() {
        return "ServedCall[" + requestId + "]";
    }
}

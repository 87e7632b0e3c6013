package ai.agumbe.data.auth;

import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import org.jspecify.annotations.Nullable;

/** Finds the app on whose behalf a call runs: the one it names, else its key's, else {@code default}. */
public final class Apps {
    private Apps() {}

    /**
     * @param named readable id from the body; null when it names none
     * @param uuid from the path; null when the path fixes none
     */
    public static AppDocument choose(Caller caller, @Nullable String named, @Nullable String uuid) {
        String bound = caller.key().appId();
        String wanted = uuid == null ? named : idOf(caller, uuid);
        if (uuid != null && named != null && !named.equals(wanted)) {
            throw GatewayException.about(
                    ErrorCode.APP_MISMATCH,
                    "agumbe_guardrails_app_id",
                    "The path fixes the app " + wanted + ", but the body names another. Name none there.");
        }
        if (wanted != null && bound != null && !wanted.equals(bound)) {
            throw GatewayException.about(
                    ErrorCode.APP_MISMATCH,
                    "agumbe_guardrails_app_id",
                    "This key is bound to the app " + bound + ". Name that one, or none.");
        }
        AppDocument app = existing(caller, wanted != null ? wanted : bound != null ? bound : AppDocument.DEFAULT_ID);
        if (!app.active()) {
            throw new GatewayException(
                    ErrorCode.APP_INACTIVE, "The app " + app.id() + " is switched off. Ask your tenant's admin.");
        }
        return app;
    }

    private static AppDocument existing(Caller caller, String id) {
        AppDocument app = caller.tenant().apps().get(id);
        if (app == null) {
            throw GatewayException.about(
                    ErrorCode.APP_NOT_FOUND,
                    "agumbe_guardrails_app_id",
                    "This tenant has no app of that id. Create it, or name one that exists.");
        }
        return app;
    }

    private static String idOf(Caller caller, String uuid) {
        AppDocument app = caller.snapshot().appsByUuid().get(uuid);
        if (app == null || !app.tenant().equals(caller.tenant().id())) {
            throw new GatewayException(
                    ErrorCode.APP_NOT_FOUND, "This tenant has no app of the uuid in the path. Check the URL.");
        }
        return app.id();
    }
}

package ai.agumbe.control.request;

import ai.agumbe.control.caller.Caller;
import ai.agumbe.control.database.Conditions;
import org.jspecify.annotations.Nullable;

/**
 * Whose rows may be read.
 *
 * @param app the only app whose rows may be read; null for all of the tenant's
 */
record LogReader(String tenant, @Nullable String app) {
    static LogReader of(Caller caller) {
        return new LogReader(caller.tenant(), caller.appId());
    }

    Conditions conditions() {
        Conditions conditions = Conditions.ofTenant(tenant);
        return app == null ? conditions : conditions.and("app = ?", app);
    }
}

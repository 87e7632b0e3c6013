package ai.agumbe.data.limit;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.snapshot.AppPolicy;
import ai.agumbe.model.config.Limits;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the limits that hold for a call: a key's own takes the place of its app's, unless that is locked; the tenant's holds
 * beside both.
 */
final class Bounds {
    private Bounds() {}

    static List<Bound> of(Caller caller, String app) {
        AppPolicy policy = caller.tenant().policyOf(app);
        Limits ofKey = caller.key().limits();
        Limits ofApp = policy.limits();
        Limits ofTenant = caller.tenant().document().limits();
        if (ofKey.equals(Limits.NONE) && ofApp.equals(Limits.NONE) && ofTenant.equals(Limits.NONE)) {
            return List.of();
        }
        String tenant = caller.tenant().id();
        List<Bound> bounds = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            Integer own = measure.of(ofKey);
            Integer apps = measure.of(ofApp);
            Integer tenants = measure.of(ofTenant);
            if (own != null) {
                bounds.add(new Bound(Level.KEY, tenant, caller.key().id(), measure, own));
            }
            if (apps != null && (own == null || policy.locked().contains(measure.setting()))) {
                bounds.add(new Bound(Level.APP, tenant, app, measure, apps));
            }
            if (tenants != null) {
                bounds.add(new Bound(Level.TENANT, tenant, tenant, measure, tenants));
            }
        }
        return bounds;
    }
}

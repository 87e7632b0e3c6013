package ai.agumbe.control.tenant;

import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.StatedLimits;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.PayloadSetting;
import ai.agumbe.model.config.TenantDocument;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tenants: made with their app {@code default}, deleted with all they own. */
@Singleton
final class TenantShape implements Shape<TenantDocument> {

    @Override
    public ConfigKind kind() {
        return ConfigKind.TENANT;
    }

    @Override
    public Class<TenantDocument> type() {
        return TenantDocument.class;
    }

    @Override
    public TenantDocument read(Members members, Origin origin) {
        return new TenantDocument(
                origin.id(),
                members.requiredText("name"),
                members.flag("active").orElse(true),
                StatedLimits.read(members),
                members.flag("serve_unmetered").orElse(false),
                members.flag("raw_payloads").orElse(false));
    }

    @Override
    public void created(TenantDocument tenant, Draft draft) {
        AppDocument app = new AppDocument(
                tenant.id(),
                AppDocument.DEFAULT_ID,
                UUID.randomUUID().toString(),
                "Default",
                "prod",
                true,
                null,
                null,
                Map.of(),
                null,
                null,
                List.of(),
                null,
                null,
                PayloadSetting.OFF.wireName());
        draft.write(ConfigKey.of(ConfigKind.APP, tenant.id(), app.id()), app);
    }

    @Override
    public void deleting(TenantDocument tenant, Draft draft) {
        draft.deleteAllOf(tenant.id());
    }
}

package ai.agumbe.control.payload;

import ai.agumbe.control.document.Draft;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.DataKeyDocument;
import ai.agumbe.model.config.PayloadSetting;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import jakarta.inject.Singleton;

/** Makes tenants' data keys, and lets go of them. */
@Singleton
public final class DataKeys {
    private final KeyEncryptionKeys keys;

    DataKeys(ControlSettings settings) {
        this.keys = settings.keys();
    }

    /** Sees to it that the tenant has one. */
    public void provide(String tenant, Draft draft) {
        if (draft.find(key(tenant)).isEmpty()) {
            make(tenant, draft);
        }
    }

    /** What it sealed is lost. Where apps still keep payloads, theirs are sealed under a new one from now on. */
    void erase(String tenant, Draft draft) {
        boolean used = draft.owned(ConfigKind.APP, tenant).stream()
                .map(stored -> stored.as(AppDocument.class))
                .anyMatch(app -> PayloadSetting.of(app.payloads()) != PayloadSetting.OFF);
        if (used) {
            make(tenant, draft);
        } else {
            draft.deleteIfThere(key(tenant));
        }
    }

    static ConfigKey key(String tenant) {
        return ConfigKey.of(ConfigKind.DATA_KEY, tenant, DataKeyDocument.ID);
    }

    private void make(String tenant, Draft draft) {
        int number = draft.nextVersion(key(tenant));
        draft.write(
                key(tenant),
                new DataKeyDocument(tenant, number, DataKey.fresh(keys, DataKeyDocument.context(tenant, number))));
    }
}

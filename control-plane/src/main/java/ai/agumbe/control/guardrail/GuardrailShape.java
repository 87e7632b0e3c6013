package ai.agumbe.control.guardrail;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.guard.SettingNames;
import ai.agumbe.model.guard.WrittenPolicy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Policies: one for each app, named like it, and deleted with it; one for each tenant, and one for the platform. */
@Singleton
final class GuardrailShape implements Shape<GuardrailDocument> {
    static final String SETTINGS = "settings";
    static final String LOCKED = "locked";

    @Override
    public ConfigKind kind() {
        return ConfigKind.GUARDRAIL;
    }

    @Override
    public Class<GuardrailDocument> type() {
        return GuardrailDocument.class;
    }

    @Override
    public boolean allowsId(String id) {
        return id.equals(GuardrailDocument.ALL_APPS) || ids().allows(id);
    }

    @Override
    public GuardrailDocument read(Members members, Origin origin) {
        Map<String, Object> settings = members.isText(SETTINGS, GuardrailSettings.RECOMMENDED)
                ? WrittenPolicy.RECOMMENDED
                : members.object(SETTINGS).map(GuardrailSettings::read).orElse(Map.of());
        return new GuardrailDocument(
                origin.key().tenant(), origin.id(), settings, locked(members), origin.nextVersion());
    }

    private static List<String> locked(Members members) {
        List<String> locked = members.texts(LOCKED);
        if (locked == null) {
            return List.of();
        }
        for (int i = 0; i < locked.size(); i++) {
            if (!SettingNames.list().contains(locked.get(i))) {
                members.fault(
                        LOCKED + "[" + i + "]",
                        "is no setting (expected: one of " + String.join(", ", SettingNames.list()) + ")");
            }
        }
        return locked;
    }

    @Override
    public void refer(GuardrailDocument policy, References references) {
        if (!policy.id().equals(GuardrailDocument.ALL_APPS)) {
            references.named(ConfigKind.APP, policy.id(), new References.Wanted<>("app", AppDocument.class));
        }
    }

    @Override
    public void hide(ObjectNode copy) {
        GuardrailSettings.fill(copy.withObject("/" + SETTINGS));
    }
}

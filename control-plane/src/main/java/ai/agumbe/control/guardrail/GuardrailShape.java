package ai.agumbe.control.guardrail;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.GuardrailDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Policies: one for each app, named like it, and deleted with it. */
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
    public GuardrailDocument read(Members members, Origin origin) {
        Map<String, Object> settings =
                members.object(SETTINGS).map(GuardrailSettings::read).orElse(Map.of());
        return new GuardrailDocument(
                origin.key().tenant(), origin.id(), settings, locked(members), origin.nextVersion());
    }

    private static List<String> locked(Members members) {
        List<String> locked = members.texts(LOCKED);
        if (locked == null) {
            return List.of();
        }
        for (int i = 0; i < locked.size(); i++) {
            if (!GuardrailSettings.ENFORCED.contains(locked.get(i))) {
                members.fault(
                        LOCKED + "[" + i + "]",
                        "is no setting that this version enforces (expected: one of "
                                + String.join(", ", GuardrailSettings.ENFORCED) + ")");
            }
        }
        return locked;
    }

    @Override
    public void refer(GuardrailDocument policy, References references) {
        references.named(ConfigKind.APP, policy.id(), new References.Wanted<>("app", AppDocument.class));
    }

    @Override
    public void hide(ObjectNode copy) {
        GuardrailSettings.fill(copy.withObject("/" + SETTINGS));
    }
}

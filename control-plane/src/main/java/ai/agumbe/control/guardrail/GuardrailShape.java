package ai.agumbe.control.guardrail;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.PolicyReader;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.guard.SettingNames;
import ai.agumbe.model.guard.WrittenPolicy;
import ai.agumbe.model.net.OutboundRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies: one for each app, named like it, and deleted with it; one for each tenant, and one for the platform. */
@Singleton
final class GuardrailShape implements Shape<GuardrailDocument> {
    static final String SETTINGS = "settings";
    static final String LOCKED = "locked";
    private static final String DETECTORS = SETTINGS + "." + SettingNames.REMOTE_DETECTORS;

    private final OutboundRule outbound;

    GuardrailShape(ControlSettings settings) {
        this.outbound = settings.outbound();
    }

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
        checkUrls(members, settings);
        return new GuardrailDocument(
                origin.key().tenant(), origin.id(), settings, locked(members), origin.nextVersion());
    }

    private void checkUrls(Members members, Map<String, Object> settings) {
        List<RemoteDetector> detectors = detectors(settings);
        for (int i = 0; i < detectors.size(); i++) {
            String path = DETECTORS + "[" + i + "].url";
            String url = detectors.get(i).url();
            Optional.ofNullable(url)
                    .flatMap(outbound::faultOf)
                    .ifPresent(fault -> members.fault(path, fault + " (expected: https and a public address)"));
        }
    }

    /** None of settings that cannot be read: that was told when they were. */
    private static List<RemoteDetector> detectors(Map<String, Object> settings) {
        try {
            return PolicyReader.read(settings).remoteDetectors();
        } catch (InvalidPolicyException told) {
            return List.of();
        }
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
        List<RemoteDetector> detectors = detectors(policy.settings());
        for (int i = 0; i < detectors.size(); i++) {
            String credential = detectors.get(i).credential();
            String url = detectors.get(i).url();
            if (credential != null && url != null) {
                referCredential(url, credential, DETECTORS + "[" + i + "].credential", references);
            }
        }
    }

    /** A secret goes where its provider is and nowhere else, whoever writes the policy. */
    private static void referCredential(String url, String id, String path, References references) {
        references
                .named(ConfigKind.CREDENTIAL, id, new References.Wanted<>(path, CredentialDocument.class))
                .flatMap(credential -> references.named(
                        ConfigKind.PROVIDER,
                        credential.provider(),
                        new References.Wanted<>(path, ProviderDocument.class)))
                .filter(provider -> !RemoteDetector.sameOrigin(url, provider.baseUrl()))
                .ifPresent(provider -> references.fault(
                        path, id + " opens " + provider.id() + ", which is elsewhere (expected: a url of its origin)"));
    }

    @Override
    public void hide(ObjectNode copy) {
        GuardrailSettings.fill(copy.withObject("/" + SETTINGS));
    }
}

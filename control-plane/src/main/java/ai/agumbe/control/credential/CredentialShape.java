package ai.agumbe.control.credential;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Owned;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.net.OutboundRule;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import ai.agumbe.model.secret.SealedSecret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Credentials: a secret is sealed before it is kept, and nothing shows it again. */
@Singleton
final class CredentialShape implements Shape<CredentialDocument> {
    /** What replies show in a secret's place. */
    private static final String SET = "set";

    private static final int MAX_SECRET = 16_384;
    private static final String REFERENCE =
            "env:[A-Za-z_][A-Za-z0-9_]{0,127}|file:[A-Za-z0-9._-][A-Za-z0-9._/-]{0,254}";
    private final KeyEncryptionKeys keys;
    private final OutboundRule outbound;

    CredentialShape(ControlSettings settings) {
        this.keys = settings.keys();
        this.outbound = settings.outbound();
    }

    @Override
    public ConfigKind kind() {
        return ConfigKind.CREDENTIAL;
    }

    @Override
    public Class<CredentialDocument> type() {
        return CredentialDocument.class;
    }

    @Override
    public CredentialDocument read(Members members, Origin origin) {
        String secret = members.text("secret", MAX_SECRET);
        String reference = members.text("secret_ref");
        checkSecret(members, secret);
        checkReference(members, reference);
        SealedSecret sealed = secret == null ? null : seal(secret, origin);
        if (sealed == null && reference == null && !members.has("secret") && !members.has("secret_ref")) {
            CredentialDocument before = origin.before()
                    .map(stored -> stored.as(CredentialDocument.class))
                    .orElse(null);
            if (before == null) {
                members.fault("secret", "is missing (expected: secret or secret_ref)");
            } else {
                sealed = before.sealed();
                reference = before.secretRef();
            }
        }
        return new CredentialDocument(
                origin.tenant(),
                origin.id(),
                members.requiredText("provider"),
                sealed,
                reference,
                Owned.sharedWith(members, origin, Sharing.WITH_NONE));
    }

    @Override
    public void refer(CredentialDocument credential, References references) {
        references
                .named(
                        ConfigKind.PROVIDER,
                        credential.provider(),
                        new References.Wanted<>("provider", ProviderDocument.class))
                .ifPresent(provider -> checkForm(credential, provider, references));
        references.sharedWith(credential.sharedWith());
    }

    /** Each kind of provider wants its secrets in a form of its own; what a node resolves itself is not known here. */
    private void checkForm(CredentialDocument credential, ProviderDocument provider, References references) {
        SealedSecret sealed = credential.sealed();
        if (sealed == null) {
            return;
        }
        String owner = credential.tenant() == null ? "" : credential.tenant();
        String secret;
        try {
            secret = keys.open(sealed, owner + "/" + credential.id());
        } catch (IllegalArgumentException keyIsGone) {
            return;
        }
        SecretForm.faultsOf(secret, provider, outbound).forEach(fault -> references.fault("secret", fault));
    }

    private SealedSecret seal(String secret, Origin origin) {
        return keys.seal(secret, origin.key().tenant() + "/" + origin.id());
    }

    private static void checkSecret(Members members, @Nullable String secret) {
        if (secret == null) {
            return;
        }
        if (secret.isBlank()) {
            members.fault("secret", "is empty (expected: the secret)");
        }
        if (secret.equals(SET)) {
            members.fault("secret", "is what replies show in its place (expected: the secret, or left out to keep it)");
        }
        if (members.has("secret_ref")) {
            members.fault("secret_ref", "stands beside secret (expected: one of the two)");
        }
    }

    private static void checkReference(Members members, @Nullable String reference) {
        if (reference != null && (!reference.matches(REFERENCE) || reference.contains(".."))) {
            members.fault("secret_ref", "is malformed (expected: env:NAME, or file:path below AGUMBE_SECRETS_DIR)");
        }
    }

    /** What is sealed cannot be sent; it is taken from the document. */
    @Override
    public void reduceToRequest(ObjectNode copy) {
        hide(copy);
        copy.remove("secret");
    }

    @Override
    public Stored keptOnRestoring(Stored old, Optional<Stored> present) {
        return old;
    }

    @Override
    public void hide(ObjectNode copy) {
        if (copy.hasNonNull("sealed")) {
            copy.put("secret", SET);
        }
        copy.remove("sealed");
        Owned.showSharing(copy);
    }
}

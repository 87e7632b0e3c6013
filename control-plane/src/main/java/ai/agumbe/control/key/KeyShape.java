package ai.agumbe.control.key;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.StatedLimits;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.guardrail.GuardrailSettings;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.KeyDocument.Secret;
import ai.agumbe.model.key.GatewayKey;
import ai.agumbe.model.key.Scope;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys: what they may do is in requests, their secrets never are. */
@Singleton
final class KeyShape implements Shape<KeyDocument> {
    static final String SECRETS = "secrets";
    private static final String ID = "[0-9A-Za-z]{16}";
    private static final String SLUG = "[a-z0-9-]{1,64}";
    private final List<Secret> firstSecrets;

    KeyShape() {
        this.firstSecrets = List.of();
    }

    private KeyShape(Secret first) {
        this.firstSecrets = List.of(first);
    }

    /** The shape of a key that is issued now. */
    KeyShape issuing(GatewayKey issued) {
        return new KeyShape(new Secret(issued.sha256(), null));
    }

    @Override
    public ConfigKind kind() {
        return ConfigKind.KEY;
    }

    @Override
    public Class<KeyDocument> type() {
        return KeyDocument.class;
    }

    @Override
    public boolean allowsId(String id) {
        return id.matches(ID);
    }

    @Override
    public String idExpectation() {
        return ID;
    }

    @Override
    public KeyDocument read(Members members, Origin origin) {
        List<Secret> secrets = origin.before()
                .map(stored -> stored.as(KeyDocument.class).secrets())
                .orElse(firstSecrets);
        refuseBudgets(members);
        return new KeyDocument(
                origin.key().tenant(),
                origin.id(),
                members.requiredText("name"),
                members.text("app_id"),
                scopes(members),
                secrets,
                endpoints(members),
                members.instant("expires_at"),
                members.flag("active").orElse(true),
                IpAllowlist.read(members),
                StatedLimits.read(members),
                members.textsByName("metadata"),
                members.object("guardrails").map(GuardrailSettings::readOfKey).orElse(null));
    }

    @Override
    public void refer(KeyDocument key, References references) {
        if (key.appId() != null) {
            references.named(ConfigKind.APP, key.appId(), new References.Wanted<>("app_id", AppDocument.class));
        }
    }

    @Override
    public void hide(ObjectNode copy) {
        copy.remove(SECRETS);
        copy.putArray("budgets");
    }

    @Override
    public void readAction(String action, Members members) {
        if (action.equals("rotate")) {
            KeyRotation.overlapIn(members);
        }
    }

    @Override
    public void hideInHistory(ObjectNode copy) {
        copy.path(SECRETS).forEach(secret -> ((ObjectNode) secret).put("sha256", "set"));
    }

    /** Secrets stay as they are: a restored key opens for no secret that was taken from it, a revoked one for none. */
    @Override
    public Stored keptOnRestoring(Stored old, Optional<Stored> present) {
        return present.orElseThrow(() -> Problem.of(
                Reason.NOT_FOUND, "key " + old.key().id() + " does not exist (a revoked key stays revoked)"));
    }

    private static List<String> scopes(Members members) {
        List<String> scopes = members.texts("scopes");
        if (scopes == null) {
            return Scope.DEFAULT;
        }
        if (scopes.isEmpty() || !Scope.ALL.containsAll(scopes)) {
            members.fault("scopes", scopes + " (expected: some of " + String.join(", ", Scope.ALL) + ")");
        }
        return scopes.stream().distinct().toList();
    }

    private static @Nullable List<String> endpoints(Members members) {
        List<String> endpoints = members.texts("endpoints");
        if (endpoints != null && !endpoints.stream().allMatch(slug -> slug.matches(SLUG))) {
            members.fault("endpoints", endpoints + " (expected: slugs such as summarize)");
        }
        return endpoints;
    }

    private static void refuseBudgets(Members members) {
        List<Members> budgets = members.objects("budgets");
        if (budgets != null && !budgets.isEmpty()) {
            members.fault(
                    "budgets",
                    "cannot be set here (expected: an empty list or null; a key's budgets are those whose scope names it)");
        }
    }
}

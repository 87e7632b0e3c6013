package ai.agumbe.control.route;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Owned;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.CredentialDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.RouteDocument;
import ai.agumbe.model.config.RouteDocument.Candidate;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.id.IdRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Routes: an alias for models of one kind, and how to choose among them. */
@Singleton
final class RouteShape implements Shape<RouteDocument> {
    private static final List<String> STRATEGIES = List.of("priority", "weighted", "latency", "cost");
    private static final List<String> AFFINITIES = List.of("none", "session", "user", "prompt_prefix");
    private static final List<String> RESCUES = List.of("off", "agree");
    private static final int MAX_CANDIDATES = 100;
    private static final int MAX_TIMEOUT_MS = 3_600_000;

    @Override
    public ConfigKind kind() {
        return ConfigKind.ROUTE;
    }

    @Override
    public Class<RouteDocument> type() {
        return RouteDocument.class;
    }

    @Override
    public IdRule ids() {
        return IdRule.ALIAS;
    }

    @Override
    public RouteDocument read(Members members, Origin origin) {
        return new RouteDocument(
                origin.tenant(),
                origin.id(),
                members.choice("strategy", STRATEGIES),
                Candidates.read(members),
                members.number("max_candidates", 1, MAX_CANDIDATES),
                members.number("total_timeout_ms", 1, MAX_TIMEOUT_MS),
                members.choice("affinity", AFFINITIES),
                members.choice("stream_rescue", RESCUES),
                Owned.sharedWith(members, origin, Sharing.WITH_ALL),
                origin.createdAt());
    }

    @Override
    public void refer(RouteDocument route, References references) {
        String kind = "";
        for (int i = 0; i < route.candidates().size(); i++) {
            Optional<ModelDocument> model = refer(route.candidates().get(i), "candidates[" + i + "].", references);
            String found = model.map(ModelDocument::kind).orElse(kind);
            if (!kind.isEmpty() && !found.equals(kind)) {
                references.fault(
                        "candidates[" + i + "].model",
                        "is of kind " + found + " (expected: " + kind + ", as the others)");
            }
            kind = kind.isEmpty() ? found : kind;
        }
        references.sharedWith(route.sharedWith());
    }

    private static Optional<ModelDocument> refer(Candidate candidate, String path, References references) {
        Optional<ModelDocument> model = references.named(
                ConfigKind.MODEL, candidate.model(), new References.Wanted<>(path + "model", ModelDocument.class));
        String credential = candidate.credential();
        if (credential != null && model.isPresent()) {
            String provider = model.get().provider();
            references
                    .named(
                            ConfigKind.CREDENTIAL,
                            credential,
                            new References.Wanted<>(path + "credential", CredentialDocument.class))
                    .filter(found -> !found.provider().equals(provider))
                    .ifPresent(found -> references.fault(
                            path + "credential",
                            "is of provider " + found.provider() + " (expected: " + provider + ")"));
        }
        return model;
    }

    @Override
    public void hide(ObjectNode copy) {
        Owned.showSharing(copy);
    }
}

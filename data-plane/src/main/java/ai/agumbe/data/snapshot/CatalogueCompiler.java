package ai.agumbe.data.snapshot;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Promises;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.config.Documents;
import ai.agumbe.data.route.Affinity;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.Strategy;
import ai.agumbe.data.route.StreamRescue;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import ai.agumbe.model.config.RouteDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles providers, credentials, models and routes into a catalogue. */
final class CatalogueCompiler {
    private static final String PLATFORM = "";

    private final Documents documents;
    private final CredentialVault vault;
    private final Map<String, Map<String, ListedModel>> models = new HashMap<>();

    CatalogueCompiler(Documents documents, CredentialVault vault) {
        this.documents = documents;
        this.vault = vault;
    }

    Catalogue compile() {
        for (ModelDocument model : documents.models().values()) {
            String owner = owner(model.tenant());
            ListedModel listed = new ListedModel(target(model, owner), owner, model.sharedWith(), model.createdAt());
            models.computeIfAbsent(owner, shelf -> new HashMap<>()).put(model.id(), listed);
        }
        Map<String, Map<String, ListedRoute>> routes = new HashMap<>();
        for (RouteDocument route : documents.routes().values()) {
            String owner = owner(route.tenant());
            ListedRoute listed =
                    new ListedRoute(route.id(), route(route, owner), owner, route.sharedWith(), route.createdAt());
            routes.computeIfAbsent(owner, shelf -> new HashMap<>()).put(route.id(), listed);
        }
        return new Catalogue(models, routes, bareNames(), unlisted());
    }

    private Map<String, Map<String, List<ListedModel>>> bareNames() {
        Map<String, Map<String, List<ListedModel>>> out = new HashMap<>();
        models.forEach((owner, shelf) -> {
            Map<String, List<ListedModel>> names = new HashMap<>();
            for (ListedModel model : shelf.values()) {
                names.computeIfAbsent(model.target().upstreamModel(), name -> new ArrayList<>(1))
                        .add(model);
            }
            out.put(owner, names);
        });
        return out;
    }

    private Target target(ModelDocument model, String owner) {
        ProviderDocument provider = find(documents.providers(), ConfigKind.PROVIDER, owner, model.provider());
        List<Credential> credentials = model.credentials().stream()
                .map(entry -> credential(owner, entry.id(), entry.weight()))
                .toList();
        return new Target(
                owner,
                model.id(),
                ModelKind.of(model.kind()),
                provider.id(),
                provider.kind(),
                Origin.of(provider.baseUrl()),
                model.upstreamModel(),
                Availability.of(model.state(), provider.active()),
                credentials,
                TimeoutChain.limits(null, model.timeouts(), provider.timeouts()),
                Pricing.of(model),
                model.contextWindow(),
                model.maxOutputTokens(),
                promises(provider));
    }

    private Credential credential(String owner, String id, int weight) {
        return new Credential(id, vault.open(find(documents.credentials(), ConfigKind.CREDENTIAL, owner, id)), weight);
    }

    private Route route(RouteDocument route, String owner) {
        List<Candidate> candidates = route.candidates().stream()
                .map(entry -> candidate(entry, owner))
                .toList();
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("route " + route.id() + ": no candidates (expected: at least one)");
        }
        Duration total = route.totalTimeoutMs() == null
                ? Route.DEFAULT_TOTAL_TIMEOUT
                : Duration.ofMillis(route.totalTimeoutMs());
        int most = route.maxCandidates() == null ? candidates.size() : route.maxCandidates();
        ModelKind kind = candidates.getFirst().target().kind();
        return new Route(
                route.id(),
                kind,
                Strategy.of(route.strategy()),
                candidates,
                most,
                total,
                Affinity.of(route.affinity()),
                StreamRescue.of(route.streamRescue()));
    }

    private Candidate candidate(RouteDocument.Candidate entry, String owner) {
        ListedModel listed = models.getOrDefault(owner, Map.of()).get(entry.model());
        if (listed == null) {
            listed = models.getOrDefault(PLATFORM, Map.of()).get(entry.model());
        }
        if (listed == null) {
            throw new IllegalArgumentException(
                    "model " + entry.model() + ": is in no catalogue (expected: a model that exists)");
        }
        Target target = listed.target();
        String pinned = entry.credential();
        List<Credential> credentials = pinned == null ? target.credentials() : List.of(credential(owner, pinned, 1));
        Target own = TimeoutChain.override(target, users(target, owner), entry.timeouts(), credentials);
        return new Candidate(own, entry.weight(), entry.retryAttempts());
    }

    /** A tenant's route learns alone how its candidates fare: its timeouts are its own, and so must be their consequences. */
    private static String users(Target target, String routeOwner) {
        return routeOwner.equals(PLATFORM) ? target.owner() : routeOwner;
    }

    private Map<String, Map<String, Catalogue.UnlistedProvider>> unlisted() {
        Map<String, Map<String, Catalogue.UnlistedProvider>> out = new HashMap<>();
        for (ProviderDocument provider : documents.providers().values()) {
            if (provider.allowUnlisted()) {
                String owner = owner(provider.tenant());
                out.computeIfAbsent(owner, shelf -> new HashMap<>())
                        .put(
                                provider.id(),
                                new Catalogue.UnlistedProvider(
                                        template(provider, owner), owner, provider.sharedWith()));
            }
        }
        return out;
    }

    private Target template(ProviderDocument provider, String owner) {
        List<Credential> credentials = documents.credentials().values().stream()
                .filter(each ->
                        owner(each.tenant()).equals(owner) && each.provider().equals(provider.id()))
                .map(each -> new Credential(each.id(), vault.open(each), 1))
                .toList();
        return new Target(
                owner,
                "@" + provider.id() + "/",
                ModelKind.CHAT,
                provider.id(),
                provider.kind(),
                Origin.of(provider.baseUrl()),
                "",
                provider.active() ? Availability.ACTIVE : Availability.OFF,
                credentials,
                TimeoutChain.limits(null, null, provider.timeouts()),
                Pricing.NONE,
                null,
                null,
                promises(provider));
    }

    private static Promises promises(ProviderDocument provider) {
        return new Promises(provider.region(), provider.zeroRetention());
    }

    private static <T> T find(Map<ConfigKey, T> documents, ConfigKind kind, String owner, String id) {
        T own = documents.get(ConfigKey.of(kind, owner, id));
        T found = own != null ? own : documents.get(ConfigKey.of(kind, PLATFORM, id));
        if (found == null) {
            throw new IllegalArgumentException(
                    kind.wireName() + " " + id + ": does not exist (expected: one that does)");
        }
        return found;
    }

    private static String owner(@Nullable String tenant) {
        return tenant == null ? PLATFORM : tenant;
    }
}

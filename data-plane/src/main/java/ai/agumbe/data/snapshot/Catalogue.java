package ai.agumbe.data.snapshot;

import ai.agumbe.data.chat.Target;
import ai.agumbe.model.config.Sharing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models and aliases by owner; the platform's own stand under the empty name. A tenant's entry hides the platform's of the
 * same name.
 *
 * @param bareNames the same models by owner and upstream name
 * @param unlisted by owner and provider id: what a model that is in no catalogue is made of
 */
public record Catalogue(
        Map<String, Map<String, ListedModel>> models,
        Map<String, Map<String, ListedRoute>> routes,
        Map<String, Map<String, List<ListedModel>>> bareNames,
        Map<String, Map<String, UnlistedProvider>> unlisted) {
    private static final String PLATFORM = "";

    public static final Catalogue EMPTY = new Catalogue(Map.of(), Map.of(), Map.of(), Map.of());

    public Optional<ListedModel> model(String tenant, String id) {
        return find(models, tenant, id).filter(model -> Sharing.allows(model.owner(), model.sharedWith(), tenant));
    }

    public Optional<ListedRoute> route(String tenant, String alias) {
        return find(routes, tenant, alias).filter(route -> Sharing.allows(route.owner(), route.sharedWith(), tenant));
    }

    /** The provider that takes models which nobody listed. */
    public Optional<UnlistedProvider> unlisted(String tenant, String provider) {
        return find(unlisted, tenant, provider)
                .filter(found -> Sharing.allows(found.owner(), found.sharedWith(), tenant));
    }

    /** All models that a tenant may name. */
    public List<ListedModel> modelsOf(String tenant) {
        List<ListedModel> visible = new ArrayList<>(shelf(models, tenant).values());
        for (ListedModel model : shelf(models, PLATFORM).values()) {
            if (isVisible(model, tenant)) {
                visible.add(model);
            }
        }
        return visible;
    }

    /** All aliases that a tenant may name. */
    public List<ListedRoute> routesOf(String tenant) {
        List<ListedRoute> visible = new ArrayList<>(shelf(routes, tenant).values());
        for (ListedRoute route : shelf(routes, PLATFORM).values()) {
            boolean hidden = shelf(routes, tenant).containsKey(route.alias());
            if (!hidden && Sharing.allows(route.owner(), route.sharedWith(), tenant)) {
                visible.add(route);
            }
        }
        return visible;
    }

    /** Models that a tenant may call by their bare upstream name. */
    public List<ListedModel> named(String tenant, String upstreamModel) {
        List<ListedModel> own = shelf(bareNames, tenant).getOrDefault(upstreamModel, List.of());
        List<ListedModel> platforms = shelf(bareNames, PLATFORM).getOrDefault(upstreamModel, List.of());
        if (platforms.isEmpty()) {
            return own;
        }
        List<ListedModel> visible = new ArrayList<>(own);
        for (ListedModel model : platforms) {
            if (isVisible(model, tenant)) {
                visible.add(model);
            }
        }
        return visible;
    }

    /** Whether a model of the platform's is shared with a tenant and not hidden by one of its own. */
    private boolean isVisible(ListedModel model, String tenant) {
        return !shelf(models, tenant).containsKey(model.target().model())
                && Sharing.allows(model.owner(), model.sharedWith(), tenant);
    }

    private static <T> Optional<T> find(Map<String, Map<String, T>> shelves, String tenant, String name) {
        T own = shelf(shelves, tenant).get(name);
        return Optional.ofNullable(own != null ? own : shelf(shelves, PLATFORM).get(name));
    }

    private static <T> Map<String, T> shelf(Map<String, Map<String, T>> shelves, String owner) {
        return shelves.getOrDefault(owner, Map.of());
    }

    /** A provider that may be asked for models by any name. */
    public record UnlistedProvider(Target template, String owner, List<String> sharedWith) {}
}

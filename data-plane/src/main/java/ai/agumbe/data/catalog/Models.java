package ai.agumbe.data.catalog;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.snapshot.Catalogue;
import ai.agumbe.data.snapshot.ListedModel;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.util.List;
import java.util.Optional;

/** Resolves what a caller calls a model: alias, catalogue id, bare upstream name, then what a provider takes unlisted. */
public final class Models {
    private static final String ANTHROPIC = "anthropic";

    private Models() {}

    public static Route resolve(String name, Surface surface, Caller caller) {
        ModelKind kind = surface.modelKind();
        Catalogue catalogue = caller.snapshot().catalogue();
        String tenant = caller.tenant().id();
        Route route = catalogue
                .route(tenant, name)
                .map(listed -> listed.route())
                .or(() -> catalogue.model(tenant, name).map(listed -> Route.direct(listed.target())))
                .or(() -> bare(name, surface, tenant, catalogue))
                .or(() -> unlisted(name, kind, tenant, catalogue))
                .orElseThrow(() -> invalid("The model \"" + shortened(name) + "\" does not exist."
                        + NearestNames.hint(name, tenant, catalogue)));
        if (route.kind() != kind) {
            throw invalid("The model \"" + shortened(name) + "\" is for "
                    + route.kind().wireName() + " and cannot be used for " + kind.wireName() + ".");
        }
        return route;
    }

    private static Optional<Route> bare(String name, Surface surface, String tenant, Catalogue catalogue) {
        if (name.startsWith("@")) {
            return Optional.empty();
        }
        List<ListedModel> named = catalogue.named(tenant, name);
        List<ListedModel> fitting = fitting(named, surface);
        if (fitting.size() > 1) {
            List<String> ids = fitting.stream()
                    .map(model -> model.target().model())
                    .sorted()
                    .toList();
            throw invalid("The model name \"" + shortened(name) + "\" is not unique. Use one of " + ids + ".");
        }
        List<ListedModel> only = fitting.isEmpty() ? named : fitting;
        return only.size() == 1 ? Optional.of(Route.direct(only.getFirst().target())) : Optional.empty();
    }

    /** Those of the right kind; where Anthropic's callers ask, its own models win. */
    private static List<ListedModel> fitting(List<ListedModel> named, Surface surface) {
        List<ListedModel> fitting = named.stream()
                .filter(model -> model.target().kind() == surface.modelKind())
                .toList();
        if (surface != Surface.MESSAGES || fitting.size() < 2) {
            return fitting;
        }
        List<ListedModel> own = fitting.stream()
                .filter(model -> model.target().providerKind().equals(ANTHROPIC))
                .toList();
        return own.isEmpty() ? fitting : own;
    }

    private static Optional<Route> unlisted(String name, ModelKind kind, String tenant, Catalogue catalogue) {
        int slash = name.indexOf('/');
        if (!name.startsWith("@") || slash < 2 || slash == name.length() - 1) {
            return Optional.empty();
        }
        String upstreamModel = name.substring(slash + 1);
        return catalogue.unlisted(tenant, name.substring(1, slash)).map(provider -> {
            Target template = provider.template();
            return Route.direct(new Target(
                    template.owner(),
                    name,
                    kind,
                    template.provider(),
                    template.providerKind(),
                    template.origin(),
                    upstreamModel,
                    template.availability(),
                    template.credentials(),
                    template.limits(),
                    UnlistedPrice.of(template.provider(), upstreamModel, catalogue.modelsOf(tenant)),
                    null,
                    null,
                    template.promises()));
        });
    }

    private static GatewayException invalid(String message) {
        return GatewayException.about(ErrorCode.INVALID_MODEL, "model", message);
    }

    private static String shortened(String name) {
        return name.length() <= 100 ? name : name.substring(0, 100) + "…";
    }
}

package ai.agumbe.control.model;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.IfMatch;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ProviderDocument;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/admin/price-imports}: prices of the platform's models, or of a tenant's, from a list of the ecosystem. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PriceImportController {
    private static final int PAGE = 500;

    private final Documents documents;
    private final Changes changes;
    private final ModelShape shape;
    private final Replies replies;

    PriceImportController(Parts parts, ModelShape shape, Replies replies) {
        this.documents = parts.documents();
        this.changes = parts.changes();
        this.shape = shape;
        this.replies = replies;
    }

    /** What reads and changes. */
    @Singleton
    record Parts(Documents documents, Changes changes) {}

    @Post(uris = {"/price-imports", "/tenants/{tenant}/price-imports"})
    HttpResponse<?> take(HttpRequest<byte[]> request, @Nullable String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        if (!call.tenant().isEmpty()) {
            documents.requireTenant(call.tenant());
        }
        PriceImport wish = PriceImport.of(call.body());
        List<ModelDocument> models = models(call.tenant());
        if (wish.isDry()) {
            return Replies.json(HttpStatus.OK, reply(wish, outcomes(wish, models, documents::find)));
        }
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        Committed<ObjectNode> taken = changes.commit(call.actor(), draft -> apply(wish, draft, models));
        return replies.changed(HttpStatus.OK, taken, waiting);
    }

    /** Models are looked at anew: what was changed meanwhile stays changed. */
    private ObjectNode apply(PriceImport wish, Draft draft, List<ModelDocument> models) {
        List<ModelDocument> now = new ArrayList<>();
        for (ModelDocument model : models) {
            draft.find(shape.key(owner(model), model.id()))
                    .map(stored -> stored.as(ModelDocument.class))
                    .ifPresent(now::add);
        }
        List<PriceImport.Outcome> outcomes = outcomes(wish, now, draft::find);
        for (PriceImport.Outcome outcome : outcomes) {
            if (outcome.prices() != null) {
                ObjectNode change = Json.tree(Map.of("prices", outcome.prices()));
                ModelDocument model = outcome.model();
                draft.save(shape, new Save(owner(model), model.id(), change, IfMatch.NONE, Save.Mode.PATCH));
            }
        }
        return reply(wish, outcomes);
    }

    private static List<PriceImport.Outcome> outcomes(
            PriceImport wish, List<ModelDocument> models, Function<ConfigKey, Optional<Stored>> find) {
        List<PriceImport.Outcome> outcomes = new ArrayList<>();
        for (ModelDocument model : models) {
            find.apply(ConfigKey.of(ConfigKind.PROVIDER, owner(model), model.provider()))
                    .or(() -> find.apply(ConfigKey.of(ConfigKind.PROVIDER, "", model.provider())))
                    .map(stored -> wish.of(model, stored.as(ProviderDocument.class)))
                    .ifPresent(outcomes::add);
        }
        return outcomes;
    }

    private static ObjectNode reply(PriceImport wish, List<PriceImport.Outcome> outcomes) {
        ObjectNode reply = Json.object().put("dry_run", wish.isDry());
        ArrayNode data = reply.putArray("data");
        outcomes.forEach(outcome -> data.add(outcome.json()));
        return reply;
    }

    private List<ModelDocument> models(String tenant) {
        List<ModelDocument> models = new ArrayList<>();
        String last = "";
        List<Stored> page;
        do {
            page = documents.after(ConfigKey.of(ConfigKind.MODEL, tenant, last), PAGE);
            page.forEach(stored -> models.add(stored.as(ModelDocument.class)));
            last = page.isEmpty() ? last : page.getLast().key().id();
        } while (page.size() == PAGE);
        return models;
    }

    private static String owner(ModelDocument model) {
        String tenant = model.tenant();
        return tenant == null ? "" : tenant;
    }
}

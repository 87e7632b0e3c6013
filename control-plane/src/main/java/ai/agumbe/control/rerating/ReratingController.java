package ai.agumbe.control.rerating;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Draft;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.ReratingDocument;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code /api/v1/admin/reratings}: what was sold at wrong prices is priced anew, first as a dry run. */
@Controller("/api/v1/admin/reratings")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReratingController {
    private final Resource<ReratingDocument> reratings;
    private final ReratingShape shape;
    private final Parts parts;

    /** What reads and changes. */
    @Singleton
    record Parts(Database database, Documents documents, Changes changes, Replies replies) {}

    ReratingController(Resources resources, ReratingShape shape, Parts parts) {
        this.reratings = resources.of(shape);
        this.shape = shape;
        this.parts = parts;
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request) {
        return reratings.page(AdminCall.ofPlatform(request));
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<byte[]> request, String id) {
        return reratings.read(AdminCall.ofPlatform(request), id);
    }

    @Post
    HttpResponse<?> create(HttpRequest<byte[]> request) {
        AdminCall call = AdminCall.ofPlatform(request);
        ReratingWish wish = ReratingWish.of(call.body());
        if (wish.isDry()) {
            ModelDocument model = model(wish, parts.documents()::find);
            List<Correction> found =
                    parts.database().inTransaction(connection -> new Reratings(connection, wish, model).preview());
            return Replies.json(HttpStatus.OK, with(Json.object().put("dry_run", true), found));
        }
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        Committed<ObjectNode> entered =
                parts.changes().create(call.actor(), call.repeatKey(), draft -> enter(draft, wish));
        return parts.replies().changed(HttpStatus.CREATED, entered, waiting);
    }

    private ObjectNode enter(Draft draft, ReratingWish wish) {
        String id = "rerating-" + draft.version();
        ModelDocument model = model(wish, draft::find);
        List<Correction> found = draft.also(connection -> new Reratings(connection, wish, model).enter(id));
        Correction total = Correction.total(found);
        ObjectNode written = draft.write(
                shape.key("", id),
                new ReratingDocument(
                        id,
                        wish.model(),
                        wish.tenant(),
                        wish.from(),
                        wish.to(),
                        wish.note(),
                        total.lines(),
                        found.size(),
                        total.before(),
                        total.after()));
        return with(written.deepCopy(), found);
    }

    /** The tenant's own model of that name before the platform's. */
    private static ModelDocument model(ReratingWish wish, Function<ConfigKey, Optional<Stored>> documents) {
        String tenant = wish.tenant();
        ModelDocument model = Optional.ofNullable(tenant)
                .flatMap(owner -> documents.apply(ConfigKey.of(ConfigKind.MODEL, owner, wish.model())))
                .or(() -> documents.apply(ConfigKey.of(ConfigKind.MODEL, "", wish.model())))
                .map(stored -> stored.as(ModelDocument.class))
                .orElseThrow(
                        () -> Problem.invalid("model", wish.model() + " is not in the catalogue (expected: a model)"));
        if (model.prices().isEmpty()) {
            throw Problem.invalid("model", wish.model() + " has no price (expected: a model that has one now)");
        }
        return model;
    }

    private static ObjectNode with(ObjectNode reply, List<Correction> found) {
        ArrayNode data = reply.putArray("data");
        found.forEach(correction -> data.add(correction.json()));
        return reply.<ObjectNode>set("total", Correction.total(found).json());
    }
}

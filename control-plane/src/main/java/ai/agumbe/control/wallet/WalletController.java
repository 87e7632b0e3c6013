package ai.agumbe.control.wallet;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.document.Saved;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.WalletDocument;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code /api/v1/admin/tenants/{tenant}/wallet}. */
@Controller("/api/v1/admin/tenants/{tenant}/wallet")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class WalletController {
    private final Resource<WalletDocument> written;
    private final WalletShape shape;
    private final Wallets wallets;
    private final Parts parts;

    /** What changes a wallet, and answers when it is changed. */
    @Singleton
    record Parts(Changes changes, Documents documents, Replies replies) {}

    WalletController(Resources resources, WalletShape shape, Wallets wallets, Parts parts) {
        this.written = resources.of(shape);
        this.shape = shape;
        this.wallets = wallets;
        this.parts = parts;
    }

    @Get
    HttpResponse<?> read(String tenant) {
        parts.documents().requireTenant(tenant);
        return Replies.json(HttpStatus.OK, wallets.shown(tenant));
    }

    @Put
    HttpResponse<?> replace(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        Save save = new Save(tenant, WalletDocument.ID, call.body(), call.ifMatch(), Save.Mode.REPLACE);
        Committed<Saved> saved = parts.changes().commit(call.actor(), draft -> draft.save(shape, save));
        HttpStatus status = saved.result().kind() == Saved.Kind.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        ObjectNode shown = wallets.shown(saved.result().body());
        return parts.replies().changed(status, new Committed<>(shown, saved.version()), waiting);
    }

    @Get("/versions")
    HttpResponse<?> versions(HttpRequest<byte[]> request, String tenant) {
        return written.versions(AdminCall.of(request, tenant), WalletDocument.ID);
    }

    @Post("/top-ups")
    HttpResponse<?> topUp(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        TopUp wish = TopUp.of(call.body());
        Committed<ObjectNode> entered = parts.changes()
                .create(
                        call.actor(),
                        call.repeatKey(),
                        draft -> wish.enter(draft, Wallets.keyOf(tenant)).json());
        return parts.replies().changed(HttpStatus.CREATED, entered, waiting);
    }

    @Get("/top-ups")
    HttpResponse<?> topUps(HttpRequest<byte[]> request, String tenant) {
        parts.documents().requireTenant(tenant);
        AdminCall call = AdminCall.of(request, tenant);
        int limit = call.limit();
        List<WalletEntry> found = wallets.entries(tenant, call.afterNumber(Long.MAX_VALUE), limit + 1);
        List<WalletEntry> page = found.subList(0, Math.min(limit, found.size()));
        ObjectNode reply = Json.object();
        ArrayNode data = reply.putArray("data");
        page.forEach(entry -> data.add(entry.json()));
        String next = found.size() > limit
                ? AdminCall.cursorAfter(Long.toString(page.getLast().seq()))
                : null;
        return Replies.json(HttpStatus.OK, reply.put("next_cursor", next));
    }
}

package ai.agumbe.control.budget;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.BudgetDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/budgets} of the platform, and the same below a tenant. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class BudgetController {
    private final Resource<BudgetDocument> budgets;
    private final BudgetStatus status;

    BudgetController(Resources resources, BudgetShape shape, BudgetStatus status) {
        this.budgets = resources.of(shape);
        this.status = status;
    }

    @Get(uris = {"/budgets", "/tenants/{tenant}/budgets"})
    HttpResponse<?> page(HttpRequest<byte[]> request, @Nullable String tenant) {
        return budgets.page(AdminCall.of(request, tenant));
    }

    @Post(uris = {"/budgets", "/tenants/{tenant}/budgets"})
    HttpResponse<?> create(HttpRequest<byte[]> request, @Nullable String tenant) {
        return budgets.create(AdminCall.of(request, tenant));
    }

    @Get(uris = {"/budgets/{id}", "/tenants/{tenant}/budgets/{id}"})
    HttpResponse<?> read(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return budgets.read(AdminCall.of(request, tenant), id);
    }

    @Put(uris = {"/budgets/{id}", "/tenants/{tenant}/budgets/{id}"})
    HttpResponse<?> replace(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return budgets.replace(AdminCall.of(request, tenant), id);
    }

    @Delete(uris = {"/budgets/{id}", "/tenants/{tenant}/budgets/{id}"})
    HttpResponse<?> delete(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return budgets.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.NOT);
    }

    @Get(uris = {"/budgets/{id}/status", "/tenants/{tenant}/budgets/{id}/status"})
    HttpResponse<?> status(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        BudgetDocument budget = budgets.document(AdminCall.of(request, tenant), id);
        return Replies.json(HttpStatus.OK, status.of(budget));
    }

    @Get(uris = {"/budgets/{id}/versions", "/tenants/{tenant}/budgets/{id}/versions"})
    HttpResponse<?> versions(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return budgets.versions(AdminCall.of(request, tenant), id);
    }

    @Post(uris = {"/budgets/{id}/restore", "/tenants/{tenant}/budgets/{id}/restore"})
    HttpResponse<?> restore(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return budgets.restore(AdminCall.of(request, tenant), id);
    }
}

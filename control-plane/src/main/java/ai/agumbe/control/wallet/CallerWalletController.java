package ai.agumbe.control.wallet;

import ai.agumbe.control.caller.CallerKeys;
import ai.agumbe.control.http.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/tenants/wallet}: callers read what is left of the credit that their calls are paid from. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class CallerWalletController {
    private final CallerKeys keys;
    private final Wallets wallets;

    CallerWalletController(CallerKeys keys, Wallets wallets) {
        this.keys = keys;
        this.wallets = wallets;
    }

    @Get(uris = {"/api/v1/tenants/wallet", "/api/v1/llm/tenants/wallet"})
    HttpResponse<?> read(HttpRequest<?> request) {
        String tenant = keys.verify(request.getHeaders()::get).tenant();
        return Replies.json(HttpStatus.OK, wallets.told(tenant));
    }
}

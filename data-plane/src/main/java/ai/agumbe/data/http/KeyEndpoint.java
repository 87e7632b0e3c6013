package ai.agumbe.data.http;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.limit.Funds;
import ai.agumbe.data.limit.Gate;
import ai.agumbe.data.limit.Outlook;
import ai.agumbe.data.limit.Remaining;
import ai.agumbe.data.server.Reply;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.spend.Account;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /key}: what the caller's own key is, may, and has left. Takes no scope: whoever holds a key may know it. */
@Singleton
final class KeyEndpoint implements Endpoint {
    private static final double MILLIS = 1e3;

    private final Callers callers;
    private final Gate gate;

    KeyEndpoint(Callers callers, Gate gate) {
        this.callers = callers;
        this.gate = gate;
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/key";
    }

    @Override
    public void answer(HttpCall call) {
        Caller caller = callers.known(call.request());
        AppDocument app = Apps.choose(caller, null, call.appUuid());
        byte[] body = Json.write(told(caller, app.id()));
        call.responder().send(RequestIds.show(Reply.json(200, body), call.requestId(), ErrorShape.of(call.request())));
    }

    private ObjectNode told(Caller caller, String app) {
        KeyDocument key = caller.key();
        Instant expiry = key.expiresAt();
        ObjectNode reply = Json.object();
        ObjectNode data = reply.putObject("data");
        data.put("id", key.id())
                .put("name", key.name())
                .put("tenant", caller.tenant().id());
        data.put("app_id", key.appId());
        key.scopes().forEach(data.putArray("scopes")::add);
        data.put("expires_at", expiry == null ? null : expiry.toString());
        ArrayNode limits = data.putArray("limits");
        Outlook outlook = gate.outlook(caller, app);
        outlook.limits().forEach(each -> limits.add(told(each)));
        ArrayNode budgets = data.putArray("budgets");
        outlook.budgets().forEach(each -> budgets.add(told(each)));
        data.put("policy_version", caller.tenant().policyOf(app).version());
        return reply;
    }

    private static ObjectNode told(Funds funds) {
        Account account = funds.window().account();
        Instant until = funds.until();
        return Json.object()
                .put("of", account.level().wireName())
                .put("window", account.window().wireName())
                .put("hard", funds.hard())
                .put("resets_at", until == null ? null : until.toString())
                .put("limit_usd", text(funds.limitUsd()))
                .put("spent_usd", text(funds.spentUsd()))
                .put("reserved_usd", text(funds.reservedUsd()))
                .put("left_usd", text(funds.leftUsd()))
                .put("limit_tokens", funds.limitTokens())
                .put("spent_tokens", funds.spentTokens())
                .put("left_tokens", funds.leftTokens());
    }

    private static @Nullable String text(@Nullable BigDecimal usd) {
        return usd == null ? null : usd.stripTrailingZeros().toPlainString();
    }

    private static ObjectNode told(Remaining remaining) {
        return Json.object()
                .put("of", remaining.of())
                .put("name", remaining.name())
                .put("limit", remaining.left().limit())
                .put("remaining", remaining.left().remaining())
                .put("reset_seconds", remaining.left().reset().toMillis() / MILLIS);
    }
}

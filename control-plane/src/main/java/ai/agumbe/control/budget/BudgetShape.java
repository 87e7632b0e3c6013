package ai.agumbe.control.budget;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.References;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.BudgetDocument.Scope;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Budgets: the platform's are about any tenant, a tenant's about itself. */
@Singleton
final class BudgetShape implements Shape<BudgetDocument> {
    /** Of a limit; whoever counts must not run out of digits. */
    private static final long MAX_USD = 1_000_000_000;

    private static final int USD_SCALE = 6;
    private static final long MAX_TOKENS = 1L << 52;
    private static final int MAX_PERCENT = 1_000;
    private static final List<Integer> ALERTS = List.of(50, 80, 100);

    @Override
    public ConfigKind kind() {
        return ConfigKind.BUDGET;
    }

    @Override
    public Class<BudgetDocument> type() {
        return BudgetDocument.class;
    }

    @Override
    public BudgetDocument read(Members members, Origin origin) {
        BigDecimal usd = members.decimal("limit_usd", USD_SCALE, MAX_USD);
        Long tokens = members.count("limit_tokens", MAX_TOKENS);
        if (!members.has("limit_usd") && !members.has("limit_tokens")) {
            members.fault("limit_usd", "is missing (expected: limit_usd, limit_tokens or both)");
        }
        return new BudgetDocument(
                origin.tenant(),
                origin.id(),
                scope(members, origin),
                members.requiredChoice("window", List.of("day", "month")),
                timeZone(members),
                usd,
                tokens,
                members.flag("hard").orElse(true),
                members.choice("unpriced", List.of(BudgetDocument.REFUSE, BudgetDocument.ALLOW)),
                Objects.requireNonNullElse(members.numbers("alerts", 1, MAX_PERCENT), ALERTS));
    }

    private static Scope scope(Members members, Origin origin) {
        Members scope = members.object("scope").orElse(null);
        String owner = origin.tenant();
        if (scope == null) {
            if (owner == null && !members.has("scope")) {
                members.fault("scope", "is missing (expected: an object that names a tenant)");
            }
            return new Scope(owner == null ? "" : owner, null, null);
        }
        if (scope.text("endpoint") != null) {
            scope.fault(
                    "endpoint",
                    "cannot be set: this version of the gateway has no endpoints (expected: an app or a key)");
        }
        String app = scope.text("app");
        String key = scope.text("key");
        if (app != null && key != null) {
            scope.fault("key", "cannot be set beside app (expected: one of the two, or neither)");
        }
        if (owner != null) {
            scope.same("tenant", owner);
        }
        String tenant = owner == null ? scope.requiredText("tenant") : owner;
        scope.end();
        return new Scope(tenant, app, key);
    }

    private static String timeZone(Members members) {
        String zone = members.text("time_zone");
        if (zone == null) {
            return "UTC";
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            members.fault("time_zone", "is not known (expected: an IANA time zone such as Europe/Berlin)");
        }
        return zone;
    }

    /** A key can be revoked although a budget is about it. */
    @Override
    public void refer(BudgetDocument budget, References references) {
        Scope scope = budget.scope();
        if (budget.tenant() == null) {
            references.held(ConfigKey.of(ConfigKind.TENANT, "", scope.tenant()), "scope.tenant");
        }
        if (scope.app() != null) {
            references.held(ConfigKey.of(ConfigKind.APP, scope.tenant(), scope.app()), "scope.app");
        }
        if (scope.key() != null) {
            references.seen(ConfigKey.of(ConfigKind.KEY, scope.tenant(), scope.key()), "scope.key");
        }
    }
}

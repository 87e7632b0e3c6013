package ai.agumbe.control.wallet;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.config.WalletDocument.Period;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Wallets: requests say whether one is used and when it is low; what is in it comes by top-ups alone. */
@Singleton
final class WalletShape implements Shape<WalletDocument> {
    static final int USD_SCALE = 12;
    static final long MAX_USD = 1_000_000_000;
    /** Calls are counted soon after they ended: periods of long ago matter to none. */
    private static final int MOST_PERIODS = 20;

    private static final List<String> TOLD =
            List.of("balance_usd", "reserved_usd", "topped_up_usd", "charged_usd", "status");

    @Override
    public ConfigKind kind() {
        return ConfigKind.WALLET;
    }

    @Override
    public Class<WalletDocument> type() {
        return WalletDocument.class;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public WalletDocument read(Members members, Origin origin) {
        members.ignore(TOLD);
        WalletDocument before = origin.before()
                .map(stored -> stored.as(WalletDocument.class))
                .orElseGet(() -> unopened(origin.key().tenant(), origin.now()));
        boolean enabled = members.flag("enabled").orElse(false);
        return new WalletDocument(
                before.tenant(),
                enabled,
                Objects.requireNonNullElse(members.decimal("low_below_usd", USD_SCALE, MAX_USD), BigDecimal.ZERO),
                before.toppedUpUsd(),
                before.openedAt(),
                periods(before, enabled, origin.now()));
    }

    /** A wallet that nobody has said anything of. */
    static WalletDocument unopened(String tenant, Instant now) {
        return new WalletDocument(tenant, false, BigDecimal.ZERO, BigDecimal.ZERO, now, List.of());
    }

    private static List<Period> periods(WalletDocument before, boolean enabled, Instant now) {
        List<Period> periods = new ArrayList<>(before.periods());
        if (before.enabled() && !enabled) {
            periods.add(new Period(periods.removeLast().from(), now));
        }
        if (!before.enabled() && enabled) {
            periods.add(new Period(now, null));
        }
        return periods.subList(Math.max(0, periods.size() - MOST_PERIODS), periods.size());
    }

    @Override
    public void hide(ObjectNode copy) {
        copy.remove(List.of("opened_at", "periods"));
    }

    @Override
    public void readAction(String action, Members members) {
        if (action.equals(TopUp.ACTION)) {
            TopUp.read(members);
        }
    }
}

package ai.agumbe.data.spend;

import ai.agumbe.model.money.NanoUsd;
import ai.agumbe.model.spend.Spend;
import java.time.Instant;

/**
 * What the ledger has counted of one window.
 *
 * @param revision the higher of two is newer; 0 when nothing was heard
 * @param complete what calls cost that ended before the second {@code completeTo}: all of them are in it
 * @param completeTo in seconds of the epoch; 0 while that is not known of any
 * @param atLeast all that is counted, later calls included
 */
public record Counted(long revision, long completeTo, Amount complete, Amount atLeast) {
    public static final Counted NOTHING = new Counted(0, 0, Amount.NONE, Amount.NONE);

    static Counted of(Spend spend) {
        Instant to = spend.completeTo();
        return new Counted(
                spend.revision(),
                to == null ? 0 : to.getEpochSecond(),
                new Amount(NanoUsd.up(spend.completeUsd()), spend.completeTokens()),
                new Amount(NanoUsd.up(spend.spentUsd()), spend.spentTokens()));
    }
}

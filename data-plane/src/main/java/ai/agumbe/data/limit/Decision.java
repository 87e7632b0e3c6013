package ai.agumbe.data.limit;

import java.util.List;

/**
 * Whether a call fits in its limits, and in what may be spent.
 *
 * @param refusedBy place of what refuses, the charge's limits first and its purses after them; negative when the call fits
 * @param waitMillis until that limit has room for it
 * @param atMillis when it was decided, by the clock that windows are kept by
 * @param standings of the limits, as in the charge; with the call in them when it fits
 * @param balances of the purses, likewise
 */
record Decision(int refusedBy, long waitMillis, long atMillis, List<Standing> standings, List<Balance> balances) {
    Decision {
        standings = List.copyOf(standings);
        balances = List.copyOf(balances);
    }

    boolean isGranted() {
        return refusedBy < 0;
    }
}

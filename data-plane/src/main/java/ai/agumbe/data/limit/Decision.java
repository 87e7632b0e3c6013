package ai.agumbe.data.limit;

import java.util.List;

/**
 * Whether a call fits in its limits.
 *
 * @param refusedBy place in the charge of the limit that refuses for longest; negative when the call fits
 * @param waitMillis until that limit has room for it
 * @param atMillis when it was decided, by the clock that windows are kept by
 * @param standings of the limits, as in the charge; with the call in them when it fits
 */
record Decision(int refusedBy, long waitMillis, long atMillis, List<Standing> standings) {
    Decision {
        standings = List.copyOf(standings);
    }

    boolean isGranted() {
        return refusedBy < 0;
    }
}

package ai.agumbe.data.route;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Target;
import ai.agumbe.model.error.GatewayException;
import org.jspecify.annotations.Nullable;

/** What went wrong with an exchange so far, and so: whether there is a point in asking on, whom, and what to tell in the end. */
final class Setbacks {
    private static final int UNTOLD = 0;

    private final RoutedCall call;
    private @Nullable Failure last;
    private @Nullable Failure unasked;
    private Turn shut = new Turn.Never();
    private boolean unopened;
    private boolean timedOut;
    private @Nullable Integer tooSmall;

    Setbacks(RoutedCall call) {
        this.call = call;
    }

    /** Whether a target could do better than those that failed. */
    boolean leaveHopeFor(Target target) {
        if (tooSmall == null) {
            return true;
        }
        Integer window = target.contextWindow();
        return window != null && window > tooSmall;
    }

    /** A candidate was left alone: it cost no attempt. */
    void steppedOver(Turn turn) {
        unopened |= turn instanceof Turn.Never;
        shut = LaneDraw.sooner(shut, turn);
    }

    /**
     * A candidate was asked, all its tries, in vain.
     *
     * @throws GatewayException when nobody else is to be asked
     */
    void lost(Target target, Failure failure) {
        if (call.line().isGone()) {
            throw Refusals.of(Failure.of(Fault.CANCELLED, "the caller hung up"));
        }
        if (failure.fault() != Fault.INEXPRESSIBLE) {
            last = failure;
        } else if (unasked == null) {
            unasked = failure;
        }
        boolean over = false;
        switch (Remedy.after(failure.fault())) {
            case GIVE_UP -> over = true;
            case NEXT_TARGET_ONCE -> {
                over = timedOut;
                timedOut = true;
            }
            case NEXT_LARGER_TARGET -> {
                Integer window = target.contextWindow();
                tooSmall = Math.max(tooSmall == null ? UNTOLD : tooSmall, window == null ? UNTOLD : window);
            }
            case RETRY, NEXT_TARGET -> {}
        }
        if (over || call.deadline().hasPassed()) {
            throw refusal();
        }
    }

    /**
     * What the caller is told when there is nobody left to ask. A candidate that was not asked because its dialect has no words
     * for the call hides neither the failure of one that was, nor that one rests: there, asking again may help.
     */
    GatewayException refusal() {
        if (last != null) {
            return Refusals.of(last);
        }
        if (shut instanceof Turn.NotNow notNow) {
            return Refusals.later(notNow);
        }
        if (unasked != null) {
            return Refusals.of(unasked);
        }
        return unopened
                ? Refusals.of(Failure.of(Fault.CREDENTIAL_REJECTED, "no credential can be used on this node"))
                : Refusals.nobodyUsable(call.route());
    }
}

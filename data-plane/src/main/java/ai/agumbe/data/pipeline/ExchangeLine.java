package ai.agumbe.data.pipeline;

import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.repeat.Claim;
import io.netty.channel.EventLoop;

/** The line to an exchange's caller, which counts as held where the answer will be kept for a repeat of its call. */
final class ExchangeLine implements CallerLine {
    private final CallerLine caller;
    private volatile CallerLine held;

    ExchangeLine(CallerLine caller) {
        this.caller = caller;
        this.held = caller;
    }

    /** From now on, as the claim wants it. */
    void claimed(Claim claim) {
        held = claim.lineOf(caller);
    }

    @Override
    public EventLoop loop() {
        return caller.loop();
    }

    @Override
    public boolean isGone() {
        return held.isGone();
    }

    @Override
    public void onGone(Runnable action) {
        held.onGone(action);
    }
}

package ai.agumbe.data.repeat;

import ai.agumbe.data.provider.CallerLine;
import io.netty.channel.EventLoop;

/** The line to a caller whose answer is wanted though it may hang up. */
record StayingLine(CallerLine caller) implements CallerLine {
    @Override
    public EventLoop loop() {
        return caller.loop();
    }

    @Override
    public boolean isGone() {
        return false;
    }

    @Override
    public void onGone(Runnable action) {
        // Nothing that the caller does ends the call.
    }
}

package ai.agumbe.data.provider;

import io.netty.channel.EventLoop;

/** The caller at the other end: on which loop it is served, and whether it still listens. */
public interface CallerLine {
    EventLoop loop();

    boolean isGone();

    /** Runs this once when the caller hangs up before its reply is complete. */
    void onGone(Runnable action);
}

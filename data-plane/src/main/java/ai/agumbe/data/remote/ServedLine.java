package ai.agumbe.data.remote;

import ai.agumbe.data.provider.CallerLine;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** The line to a call that is served by another one: it ends with that of its caller, or earlier. */
final class ServedLine implements CallerLine {
    private final CallerLine caller;
    private final List<Runnable> onGone = new ArrayList<>();
    private boolean gone;

    private ServedLine(CallerLine caller) {
        this.caller = caller;
    }

    static ServedLine of(CallerLine caller) {
        ServedLine line = new ServedLine(caller);
        caller.onGone(line::hangUp);
        return line;
    }

    void hangUp() {
        List<Runnable> actions;
        synchronized (onGone) {
            gone = true;
            actions = List.copyOf(onGone);
            onGone.clear();
        }
        actions.forEach(Runnable::run);
    }

    @Override
    public EventLoop loop() {
        return caller.loop();
    }

    @Override
    public boolean isGone() {
        synchronized (onGone) {
            return gone;
        }
    }

    @Override
    public void onGone(Runnable action) {
        synchronized (onGone) {
            if (!gone) {
                onGone.add(action);
                return;
            }
        }
        action.run();
    }
}

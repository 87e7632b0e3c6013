package ai.agumbe.data.loop;

import io.netty.channel.Channel;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;

/**
 * The end of a turn of an event loop, when what its calls have written is sent: a peer that is sent to at once wakes up
 * for each message and takes the core from the call behind it, one that is sent to later finds several.
 */
public final class TurnEnd {
    /** More do not wait: a turn can be long. */
    private static final int MAX_WAITING = 32;

    private static final FastThreadLocal<TurnEnd> OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected TurnEnd initialValue() {
            return new TurnEnd();
        }
    };

    private final List<Channel> written = new ArrayList<>(MAX_WAITING);

    private TurnEnd() {}

    /** Sends what was written on this channel when the turn ends, at the latest; on the channel's event loop. */
    public static void flush(Channel channel) {
        OF_LOOP.get().add(channel);
    }

    private void add(Channel channel) {
        if (written.isEmpty()) {
            channel.eventLoop().execute(this::flush);
        }
        written.add(channel);
        if (written.size() >= MAX_WAITING) {
            flush();
        }
    }

    private void flush() {
        List<Channel> all = List.copyOf(written);
        written.clear();
        all.forEach(Channel::flush);
    }
}

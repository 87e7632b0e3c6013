package ai.agumbe.data.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Kafka as the sender sees it: acknowledges, fails, keeps silent, or is not there. */
final class FakeSink implements EventSink {
    /** What it does with what it is given. */
    enum Mood {
        ACKNOWLEDGES,
        FAILS,
        KEEPS_SILENT,
        IS_AWAY
    }

    final List<UUID> arrived = new CopyOnWriteArrayList<>();
    volatile Mood mood = Mood.ACKNOWLEDGES;
    private final List<Receipt> silent = new ArrayList<>();

    /** A connection; throws when it is away. */
    EventSink connect() {
        if (mood == Mood.IS_AWAY) {
            throw new IllegalStateException("no broker");
        }
        return this;
    }

    @Override
    public synchronized void send(EndedRecord record, Receipt receipt) {
        switch (mood) {
            case ACKNOWLEDGES -> {
                arrived.add(record.eventId());
                receipt.acknowledged();
                receipt.acknowledged();
            }
            case FAILS -> {
                receipt.acknowledged();
                receipt.failed(new IllegalStateException("not taken"));
            }
            case KEEPS_SILENT -> silent.add(receipt);
            case IS_AWAY -> throw new IllegalStateException("connection lost");
        }
    }

    @Override
    public synchronized void close(Duration limit) {
        silent.forEach(receipt -> receipt.failed(new IllegalStateException("closed")));
        silent.clear();
    }
}

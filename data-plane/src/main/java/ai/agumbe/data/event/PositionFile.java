package ai.agumbe.data.event;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * The place up to which Kafka has acknowledged everything, on disk. Written in turn into two slots, each with a check sum,
 * so that a torn write leaves the one before.
 */
final class PositionFile implements Closeable {
    static final String NAME = "position";
    private static final int SLOT_DISTANCE = 4096;
    private static final int FACTS = 24;
    private static final int SLOT = FACTS + 4;

    private final RandomAccessFile file;
    private long turn;
    private Position position = Position.START;

    private PositionFile(RandomAccessFile file) {
        this.file = file;
    }

    static PositionFile open(Path directory) throws IOException {
        PositionFile opened =
                new PositionFile(new RandomAccessFile(directory.resolve(NAME).toFile(), "rw"));
        opened.readSlot(0);
        opened.readSlot(SLOT_DISTANCE);
        return opened;
    }

    /** As last written; the start of the journal when nothing legible is there. */
    Position position() {
        return position;
    }

    void write(Position next) throws IOException {
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        slot.putLong(turn + 1).putLong(next.segment()).putLong(next.offset());
        slot.putInt(Frame.checkSum(slot.array(), 0, FACTS));
        file.seek((turn + 1) % 2 * SLOT_DISTANCE);
        file.write(slot.array());
        turn++;
        position = next;
    }

    void force() throws IOException {
        file.getFD().sync();
    }

    private void readSlot(int at) throws IOException {
        if (file.length() < at + SLOT) {
            return;
        }
        byte[] slot = new byte[SLOT];
        file.seek(at);
        file.readFully(slot);
        ByteBuffer facts = ByteBuffer.wrap(slot);
        long slotTurn = facts.getLong();
        Position read = new Position(facts.getLong(), facts.getLong());
        if (facts.getInt() == Frame.checkSum(slot, 0, FACTS) && slotTurn > turn) {
            turn = slotTurn;
            position = read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

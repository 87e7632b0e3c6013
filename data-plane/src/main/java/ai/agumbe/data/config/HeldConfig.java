package ai.agumbe.data.config;

import ai.agumbe.data.config.CopyFrame.Mark;
import ai.agumbe.data.config.DiskCopy.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was read of one topic: the last good documents, at which version each is, and their copy on disk. */
final class HeldConfig {
    static final String FILE = "config.copy";
    private static final Logger LOG = LoggerFactory.getLogger(HeldConfig.class);

    private final TopicIdentity identity;
    private final VersionIndex versions = new VersionIndex();
    private Documents documents = Documents.NONE;
    private long version;
    private long next;
    private boolean marked;
    private @Nullable DiskCopy copy;

    private HeldConfig(TopicIdentity identity, long next) {
        this.identity = identity;
        this.next = next;
    }

    /** Nothing yet of this topic; its copy is written beside the one that counts until {@link #takePlace}. */
    static HeldConfig empty(Path directory, TopicIdentity identity, long begin) {
        HeldConfig held = new HeldConfig(identity, begin);
        try {
            held.copy = DiskCopy.create(directory.resolve(FILE + ".next"), identity);
        } catch (IOException unwritable) {
            held.giveUpCopy(unwritable);
        }
        return held;
    }

    /** What an earlier run left; null when that is nothing, illegible, or was last good before {@code oldest}. */
    static @Nullable HeldConfig fromDisk(Path directory, Instant oldest) {
        try {
            Opened opened = DiskCopy.open(directory.resolve(FILE));
            if (opened == null) {
                return null;
            }
            Instant heardAt = opened.mark().heardAt();
            if (heardAt.isBefore(oldest)) {
                LOG.atWarn().addKeyValue("heardAt", heardAt).log("config copy on disk is too old to be used");
                opened.copy().close();
                return null;
            }
            return HeldConfig.of(opened);
        } catch (IOException | RuntimeException illegible) {
            LOG.atWarn().setCause(illegible).log("config copy on disk cannot be used");
            return null;
        }
    }

    private static HeldConfig of(Opened opened) {
        HeldConfig held = new HeldConfig(opened.copy().identity(), opened.mark().next());
        DocumentsDraft draft = new DocumentsDraft(Documents.NONE);
        for (ConfigRecord record : opened.documents()) {
            draft.take(ReadRecord.again(record));
            held.versions.take(record);
        }
        held.documents = draft.built();
        held.marked = true;
        held.version = opened.mark().version();
        held.copy = opened.copy();
        return held;
    }

    /** Adds what these batches change to a draft; refused, without a trace, when one is malformed. */
    List<ConfigRecord> draft(DocumentsDraft draft, List<ConfigBatch> batches) {
        List<ReadRecord> read = new ArrayList<>();
        for (ConfigBatch batch : batches) {
            for (ConfigRecord record : batch.records()) {
                if (!versions.isOutdated(record)) {
                    read.add(ReadRecord.of(record));
                }
            }
        }
        read.forEach(draft::take);
        return read.stream().map(ReadRecord::record).toList();
    }

    /** Remembers records that are, or are about to be, in force. */
    void remember(List<ConfigRecord> records) {
        records.forEach(versions::take);
        DiskCopy open = copy;
        if (open == null) {
            return;
        }
        try {
            for (ConfigRecord record : records) {
                open.append(record);
            }
        } catch (IOException unwritable) {
            giveUpCopy(unwritable);
        }
    }

    /** These documents are in force now. */
    void accept(Documents accepted, long acceptedVersion) {
        documents = accepted;
        version = Math.max(version, acceptedVersion);
    }

    /** Everything before this offset is done with: makes the copy count up to here. */
    void reached(long offset, Instant heardAt) {
        next = offset;
        marked = true;
        DiskCopy open = copy;
        if (open == null) {
            return;
        }
        try {
            open.mark(new Mark(offset, version, heardAt));
            if (open.isWasteful()) {
                copy = open.rewritten();
            }
        } catch (IOException unwritable) {
            giveUpCopy(unwritable);
        }
    }

    /** From here on this copy is the one that counts. */
    void takePlace(Path directory) {
        DiskCopy open = copy;
        if (open == null) {
            return;
        }
        try {
            open.moveTo(directory.resolve(FILE));
        } catch (IOException unwritable) {
            giveUpCopy(unwritable);
        }
    }

    /** The config stays in force without its copy; it is read anew later. */
    private void giveUpCopy(IOException reason) {
        LOG.atError().setCause(reason).log("config copy cannot be written to disk");
        close();
    }

    void close() {
        DiskCopy open = copy;
        copy = null;
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException failed) {
            LOG.atWarn().setCause(failed).log("config copy not closed");
        }
    }

    /** Whether nothing of it counts yet. */
    boolean isFresh() {
        return !marked;
    }

    boolean hasCopy() {
        return copy != null;
    }

    TopicIdentity identity() {
        return identity;
    }

    Documents documents() {
        return documents;
    }

    long version() {
        return version;
    }

    /** The offset to go on reading from. */
    long next() {
        return next;
    }

    /** When Kafka was heard last, as the copy says. */
    Instant heardAt() {
        DiskCopy open = copy;
        Mark mark = open == null ? null : open.mark();
        return mark == null ? Instant.EPOCH : mark.heardAt();
    }
}

package ai.agumbe.data.config;

import java.util.ArrayList;
import java.util.List;

/** Documents gathered on the way to the topic's end, put in force once. */
final class CatchUp {
    private final HeldConfig config;
    private final DocumentsDraft draft;
    private final boolean fresh;
    private final List<ConfigBatch> gathered = new ArrayList<>();
    private final List<ConfigRecord> records = new ArrayList<>();
    private long version;

    CatchUp(HeldConfig config) {
        this.config = config;
        this.draft = new DocumentsDraft(config.documents());
        this.fresh = config.isFresh();
        this.version = config.version();
    }

    /** Adds a batch; one that is malformed is left out whole. */
    void take(ConfigBatch batch, ConfigFeed feed) {
        try {
            List<ConfigRecord> accepted = config.draft(draft, List.of(batch));
            version = Math.max(version, batch.version());
            if (fresh) {
                // A whole topic is too much to keep in memory until it is accepted; a fresh copy can be thrown away.
                config.remember(accepted);
            } else {
                gathered.add(batch);
                records.addAll(accepted);
            }
        } catch (RefusedConfigException malformed) {
            feed.refused(batch.version(), String.valueOf(malformed.getMessage()));
        }
    }

    /** The newest version so far. */
    long version() {
        return version;
    }

    /** What came on top of a config that was held before. */
    List<ConfigBatch> gathered() {
        return gathered;
    }

    /** Offers all of it; false when it is refused. */
    boolean isPutInForce(ConfigFeed feed) {
        Documents documents = draft.built();
        if (feed.offer(documents, version).isPresent()) {
            return false;
        }
        config.accept(documents, version);
        config.remember(records);
        return true;
    }
}

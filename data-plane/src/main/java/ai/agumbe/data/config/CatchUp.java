package ai.agumbe.data.config;

import java.util.List;

/** Documents gathered on the way to the topic's end, put in force once. */
final class CatchUp {
    private final HeldConfig config;
    private final DocumentsDraft draft;
    private long version;
    private long offered = -1;

    CatchUp(HeldConfig config) {
        this.config = config;
        this.draft = new DocumentsDraft(config.documents());
        this.version = config.version();
    }

    /** Adds a batch; one that is malformed is left out whole. */
    void take(ConfigBatch batch, ConfigFeed feed) {
        try {
            config.remember(config.draft(draft, List.of(batch)));
            version = Math.max(version, batch.version());
        } catch (RefusedConfigException malformed) {
            feed.refused(batch.version(), String.valueOf(malformed.getMessage()));
        }
    }

    /** The newest version so far. */
    long version() {
        return version;
    }

    /** Offers what was gathered, unless that was refused before and nothing came since. */
    boolean isInForce(ConfigFeed feed) {
        if (offered == version) {
            return false;
        }
        offered = version;
        Documents documents = draft.built();
        if (!feed.putInForce(documents, version)) {
            return false;
        }
        config.accept(documents, version);
        return true;
    }
}

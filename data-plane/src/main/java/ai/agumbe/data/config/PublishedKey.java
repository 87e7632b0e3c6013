package ai.agumbe.data.config;

import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.KeyDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A gateway key that was published. One from the disk copy, where only what was understood is kept, stays JSON until it
 * is first shown: a node holds many keys, and starts before most of them are used.
 */
public final class PublishedKey {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedKey.class);

    private @Nullable Unread unread;
    private @Nullable KeyDocument document;

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Unread(ConfigKey name, byte[] json) {}

    private PublishedKey(@Nullable Unread unread, @Nullable KeyDocument document) {
        this.unread = unread;
        this.document = document;
    }

    public static PublishedKey of(KeyDocument document) {
        return new PublishedKey(null, document);
    }

    static PublishedKey unread(ConfigKey name, byte[] json) {
        return new PublishedKey(new Unread(name, json), null);
    }

    /** What was published; null when another version of this program kept what this one does not understand. */
    public synchronized @Nullable KeyDocument document() {
        Unread known = unread;
        if (known != null) {
            unread = null;
            try {
                document = DocumentJson.read(known.name(), known.json(), KeyDocument.class);
            } catch (RefusedConfigException foreign) {
                LOG.atError().addKeyValue("reason", foreign.getMessage()).log("a key of the config copy is illegible");
            }
        }
        return document;
    }
}

package ai.agumbe.data.config;

import ai.agumbe.model.config.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * One record of the config topic.
 *
 * @param value the document's JSON; null deletes it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record ConfigRecord(long offset, ConfigKey key, byte @Nullable [] value, long version, BatchPlace place) {
    /** Its place in the batch that is applied whole. */
    record BatchPlace(String batch, int index, int count) {}
}

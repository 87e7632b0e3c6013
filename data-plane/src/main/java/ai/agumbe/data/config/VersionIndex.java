package ai.agumbe.data.config;

import ai.agumbe.model.config.ConfigKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** At which version each document is; of deleted ones only the latest are remembered. */
final class VersionIndex {
    private static final int MAX_DELETED = 10_000;

    private final Map<ConfigKey, Long> documents = new HashMap<>();
    private final Map<ConfigKey, Long> deleted = new LinkedHashMap<>();

    /** Whether the node already has something newer of this key. */
    boolean isOutdated(ConfigRecord record) {
        Long known = documents.getOrDefault(record.key(), deleted.getOrDefault(record.key(), 0L));
        return record.version() < known;
    }

    void take(ConfigRecord record) {
        if (record.value() == null) {
            documents.remove(record.key());
            deleted.put(record.key(), record.version());
            if (deleted.size() > MAX_DELETED) {
                deleted.remove(deleted.keySet().iterator().next());
            }
        } else {
            deleted.remove(record.key());
            documents.put(record.key(), record.version());
        }
    }
}

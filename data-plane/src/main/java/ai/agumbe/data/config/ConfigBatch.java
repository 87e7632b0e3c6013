package ai.agumbe.data.config;

import java.util.List;

/** Records that take effect together, at one version. */
record ConfigBatch(long version, List<ConfigRecord> records) {
    ConfigBatch {
        records = List.copyOf(records);
    }
}

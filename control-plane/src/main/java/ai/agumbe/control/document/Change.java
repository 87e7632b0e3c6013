package ai.agumbe.control.document;

import ai.agumbe.model.config.ConfigKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What one document was before a change and is after it; null where it was not or is no more. */
record Change(
        ConfigKey key,
        int version,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after) {}

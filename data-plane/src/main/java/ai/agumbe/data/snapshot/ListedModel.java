package ai.agumbe.data.snapshot;

import ai.agumbe.data.chat.Target;
import java.time.Instant;
import java.util.List;

/** A catalogue entry, ready to be called. */
public record ListedModel(Target target, String owner, List<String> sharedWith, Instant createdAt) {}

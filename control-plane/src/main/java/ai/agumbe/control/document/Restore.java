package ai.agumbe.control.document;

import ai.agumbe.model.config.ConfigKey;

/** A wish to make a document what it was in one of its versions. */
public record Restore(ConfigKey key, int version, IfMatch ifMatch) {}

package ai.agumbe.usage.requestlog;

/**
 * What an exchange asked and was answered, as nobody here can read it.
 *
 * @param key which of its tenant's data keys opens it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record SealedPayload(int key, byte[] bytes) {}

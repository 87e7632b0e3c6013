package ai.agumbe.data.provider;

/** What came back of a request that asked no model. */
public record PlainReply(int status, String text) {}

package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A provider's whole answer; the tree is the caller's to change. */
public record Completion(ObjectNode body, Usage usage) {}

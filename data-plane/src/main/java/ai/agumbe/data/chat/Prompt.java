package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a caller asks of a model: the body as it was sent, whole, without our own members. Nobody changes the tree.
 *
 * @param model as the caller wrote it
 * @param stream whether the answer is to come in pieces
 * @param usageWanted whether a streaming caller asked to see the usage
 * @param estimatedTokens what the input will roughly cost in tokens
 */
public record Prompt(
        ModelKind kind, ObjectNode body, String model, boolean stream, boolean usageWanted, long estimatedTokens) {}

package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What arrives on an answer's stream. */
public sealed interface Piece {
    /** A chunk for the caller, in OpenAI's shape; the tree is the caller's to change. */
    record Chunk(ObjectNode body) implements Piece {}

    /** A chunk that tells nothing but usage: shown only to callers who asked. */
    record UsageChunk(ObjectNode body) implements Piece {}

    /** An event of the surface that was asked, in its own shape and under its resolved model's name. */
    record Native(String event, ObjectNode body) implements Piece {}

    /** An event that could not be read: skipped, counted and told. */
    record Malformed() implements Piece {}
}

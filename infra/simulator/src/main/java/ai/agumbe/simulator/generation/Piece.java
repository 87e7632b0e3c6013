package ai.agumbe.simulator.generation;

/** A part of a text, and the tokens that begin in it. */
public record Piece(String text, int tokens) {}

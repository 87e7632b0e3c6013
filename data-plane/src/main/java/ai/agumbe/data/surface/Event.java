package ai.agumbe.data.surface;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One event of a stream, by its name. */
public record Event(String name, ObjectNode body) {}

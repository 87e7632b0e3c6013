package ai.agumbe.data.route;

import ai.agumbe.data.chat.Target;

/**
 * A target that may answer.
 *
 * @param tries calls to it before moving on, the first included
 */
public record Candidate(Target target, int weight, int tries) {}

package ai.agumbe.model.detect.injection;

/**
 * A stretch to learn from.
 *
 * @param weight how much it counts beside others
 */
record Sample(Stretch stretch, boolean attack, float weight) {}

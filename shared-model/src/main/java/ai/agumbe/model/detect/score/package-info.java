/** Measures the detectors on corpora that stay outside of the project, against the bars they have to reach. */
@NullMarked
package ai.agumbe.model.detect.score;

import org.jspecify.annotations.NullMarked;

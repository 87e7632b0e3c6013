package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import java.util.List;

/** Says what is wrong with a text or a sentence that is there whole. */
@FunctionalInterface
interface Judge {
    /** Findings apart from each other, in order. */
    List<Finding> judge(String text);
}

/**
 * Whether what an answer says occurs in what it was given: advisory, because agreement in words is not agreement in
 * meaning. What it reports is true by construction (this number does not occur there); what it passes may still be wrong.
 */
@NullMarked
package ai.agumbe.model.detect.grounded;

import org.jspecify.annotations.NullMarked;

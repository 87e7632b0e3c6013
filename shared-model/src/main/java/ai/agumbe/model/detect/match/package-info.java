/**
 * Finds what rules describe, in one pass, one character at a time, in linear time whatever the rules: start at {@link
 * ai.agumbe.model.detect.match.Detector} and {@link ai.agumbe.model.detect.match.Scan}. RATIONALE.md beside this file says
 * why the expressions run on automata of our own.
 */
@NullMarked
package ai.agumbe.model.detect.match;

import org.jspecify.annotations.NullMarked;

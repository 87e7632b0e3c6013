/**
 * What a policy would do, before it does it to anybody: to texts that somebody writes ({@link ai.agumbe.model.trial.DryRun}),
 * and to calls that were made before ({@link ai.agumbe.model.trial.Backtest}).
 */
@NullMarked
package ai.agumbe.model.trial;

import org.jspecify.annotations.NullMarked;

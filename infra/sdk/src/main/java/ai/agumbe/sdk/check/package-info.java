/** What the programs share: the models they call, what those say, and how a check's end is told. */
@NullMarked
package ai.agumbe.sdk.check;

import org.jspecify.annotations.NullMarked;

/** Gateway keys: issue, rotate, deactivate, revoke; only hashes are kept. */
@NullMarked
package ai.agumbe.control.key;

import org.jspecify.annotations.NullMarked;

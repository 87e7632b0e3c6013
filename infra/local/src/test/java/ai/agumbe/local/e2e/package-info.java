/**
 * The whole system as callers and operators meet it: real parts, real faults, and the simulator's journal as the oracle.
 *
 * <p>One stack serves all classes ({@link ai.agumbe.local.e2e.Stack}); each test works with a tenant of its own.
 */
@NullMarked
package ai.agumbe.local.e2e;

import org.jspecify.annotations.NullMarked;

/** The format of gateway keys: how they are made, checked and hashed. */
@NullMarked
package ai.agumbe.model.key;

import org.jspecify.annotations.NullMarked;

/** Where the texts stand in the bodies of each surface. */
@NullMarked
package ai.agumbe.model.body;

import org.jspecify.annotations.NullMarked;

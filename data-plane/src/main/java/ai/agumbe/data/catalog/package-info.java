/** From the model a caller names to the route that answers. */
@NullMarked
package ai.agumbe.data.catalog;

import org.jspecify.annotations.NullMarked;

/** Where everything lies: the project, the data directory, the names of parts and their ports. */
@NullMarked
package ai.agumbe.local.layout;

import org.jspecify.annotations.NullMarked;

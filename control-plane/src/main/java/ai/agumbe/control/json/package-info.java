/** JSON in and out: strict when read, the documents' form when written. */
@NullMarked
package ai.agumbe.control.json;

import org.jspecify.annotations.NullMarked;

/** Topic names, record keys and headers: the only place where they are spelled. */
@NullMarked
package ai.agumbe.model.topic;

import org.jspecify.annotations.NullMarked;

/** Envelope encryption of provider credentials, at rest and on the topic, and of what is kept of calls. */
@NullMarked
package ai.agumbe.model.secret;

import org.jspecify.annotations.NullMarked;

/** Envelope encryption of provider credentials, at rest and on the topic. */
@NullMarked
package ai.agumbe.model.secret;

import org.jspecify.annotations.NullMarked;

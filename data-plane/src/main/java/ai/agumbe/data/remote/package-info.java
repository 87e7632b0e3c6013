/**
 * Asks those outside whom policies name: in whose words, when not any more, and what they said. Start at {@link
 * ai.agumbe.data.remote.RemoteDetectors}.
 */
@NullMarked
package ai.agumbe.data.remote;

import org.jspecify.annotations.NullMarked;

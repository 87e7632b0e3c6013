/**
 * Keeps what happened: every exchange is opened in this node's journal before a provider is called and ended there before
 * its reply is complete; a sender drains the journal to Kafka. Nothing here is lost by a crash of the process, and the hot
 * path waits for nothing but an append to a file.
 */
@NullMarked
package ai.agumbe.data.event;

import org.jspecify.annotations.NullMarked;

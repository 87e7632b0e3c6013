/** What an application does with Anthropic's SDK for Java. */
@NullMarked
package ai.agumbe.sdk.anthropic;

import org.jspecify.annotations.NullMarked;

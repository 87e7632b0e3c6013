/** What an application does with OpenAI's SDK for Java. */
@NullMarked
package ai.agumbe.sdk.openai;

import org.jspecify.annotations.NullMarked;

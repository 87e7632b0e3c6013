/** What an application does with LangChain4j's models for OpenAI. */
@NullMarked
package ai.agumbe.sdk.langchain4j;

import org.jspecify.annotations.NullMarked;

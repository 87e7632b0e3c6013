/** Providers that speak Anthropic's Messages API. */
@NullMarked
package ai.agumbe.data.provider.anthropic;

import org.jspecify.annotations.NullMarked;

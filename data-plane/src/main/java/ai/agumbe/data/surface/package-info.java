/**
 * The surfaces: how callers ask and are answered in each, and how that reads in OpenAI's chat form, which every provider can be
 * asked in.
 */
@NullMarked
package ai.agumbe.data.surface;

import org.jspecify.annotations.NullMarked;

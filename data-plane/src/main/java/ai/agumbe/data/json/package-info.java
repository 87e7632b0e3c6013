/** JSON as callers and providers send it: read strictly, kept whole, written with every digit. */
@NullMarked
package ai.agumbe.data.json;

import org.jspecify.annotations.NullMarked;

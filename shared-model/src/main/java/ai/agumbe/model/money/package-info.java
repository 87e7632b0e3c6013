/** Exact money: prices in millionths per million, costs with twelve places. */
@NullMarked
package ai.agumbe.model.money;

import org.jspecify.annotations.NullMarked;

/** The catalogue of models with dated prices. */
@NullMarked
package ai.agumbe.control.model;

import org.jspecify.annotations.NullMarked;

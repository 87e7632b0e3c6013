/**
 * Tells texts that try to take a model over from those that do not: words stand for concepts ({@code concepts.tsv}), and a
 * small linear model ({@code injection.model}) has learned what follows what. Start at {@link
 * ai.agumbe.model.detect.injection.InjectionModel}; {@code injection.model.txt} says where the weights come from.
 */
@NullMarked
package ai.agumbe.model.detect.injection;

import org.jspecify.annotations.NullMarked;

/** Finds credentials: {@code credentials.tsv} says what they look like, {@code SecretRules} reads it. */
@NullMarked
package ai.agumbe.model.detect.secret;

import org.jspecify.annotations.NullMarked;

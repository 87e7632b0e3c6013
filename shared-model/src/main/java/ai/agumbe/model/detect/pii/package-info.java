/** Finds personal data that has a form: addresses of mail and machines, phones, cards, accounts, national numbers. */
@NullMarked
package ai.agumbe.model.detect.pii;

import org.jspecify.annotations.NullMarked;

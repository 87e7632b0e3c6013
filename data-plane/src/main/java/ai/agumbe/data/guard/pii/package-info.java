/** Finds personal data that has a form: addresses of mail and machines, phones, cards, accounts, national numbers. */
@NullMarked
package ai.agumbe.data.guard.pii;

import org.jspecify.annotations.NullMarked;

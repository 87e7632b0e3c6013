/** Budgets: how much tenants, apps and keys may spend in a day or a month. */
@NullMarked
package ai.agumbe.control.budget;

import org.jspecify.annotations.NullMarked;

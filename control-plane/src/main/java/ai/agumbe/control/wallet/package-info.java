/**
 * Tenants' prepaid credit: topped up here, charged by the usage-consumer. What is left is the sum of entries on either side,
 * none of which is ever edited. Start at {@link ai.agumbe.control.wallet.Wallets}.
 */
@NullMarked
package ai.agumbe.control.wallet;

import org.jspecify.annotations.NullMarked;

package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;

/**
 * How full a purse's window is.
 *
 * @param held for calls that run
 * @param driftNanoUsd by how much the ledger has just put right what was counted
 */
record Balance(Amount spent, Amount held, long driftNanoUsd) {
    Amount all() {
        return spent.plus(held);
    }
}

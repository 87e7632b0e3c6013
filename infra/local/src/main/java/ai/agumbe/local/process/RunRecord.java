package ai.agumbe.local.process;

/**
 * What was last done to a part, kept on disk so that every later command knows it.
 *
 * @param startedMillis when the system says the process began: with the id, its identity
 * @param wanted whether the part should be running
 */
record RunRecord(long pid, long startedMillis, boolean wanted) {
    RunRecord unwanted() {
        return new RunRecord(pid, startedMillis, false);
    }
}

package ai.agumbe.data.limit;

/**
 * How full a limit is.
 *
 * @param resetMillis after which all of it is free again
 */
record Standing(long used, long resetMillis) {
    static final Standing EMPTY = new Standing(0, 0);
}

package ai.agumbe.bench.process;

/** What /proc/PID/stat says of a process: whose child it is and how long it and its reaped children ran. */
record Stat(long parent, long ticks) {
    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int REAPED_SYSTEM_TIME = 14;

    /** The name stands in parentheses and may hold anything, so fields are counted after the last one closes. */
    static Stat parse(String line) {
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = USER_TIME; field <= REAPED_SYSTEM_TIME; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new Stat(Long.parseLong(fields[PARENT]), ticks);
    }
}

package ai.agumbe.data.config;

/** What config documents are for: takes a whole new set of them, or refuses it. */
public interface ConfigTarget {
    /**
     * Puts these documents in force.
     *
     * @throws RefusedConfigException when they make no sense together: the last good ones stay in force
     */
    void apply(Documents documents, long version);
}

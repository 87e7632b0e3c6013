package ai.agumbe.data.event;

/** Where exchanges are kept until Kafka has them. */
public interface ExchangeJournal {
    /**
     * Opens an exchange before a provider is called. Should the node die before it ends, one row {@code interrupted} with
     * this attempt's estimated tokens stands for it.
     *
     * @throws JournalFullException when the journal is at its bound: the provider must not be called
     */
    OpenExchange open(Opening opening, Attempt estimate);

    /** Keeps an exchange that ended without any provider being called. */
    void refused(Opening opening, Ending ending);

    /** An exchange that was opened and is to be ended exactly once. */
    interface OpenExchange {
        /** Keeps how it ended; later calls do nothing. Never fails the reply. */
        void end(Ending ending);
    }
}

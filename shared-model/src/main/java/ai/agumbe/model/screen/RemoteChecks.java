package ai.agumbe.model.screen;

import java.util.List;

/** Those outside whom a policy asks about texts, on behalf of one call. */
public interface RemoteChecks {
    /** Nobody. */
    RemoteChecks NONE = new RemoteChecks() {
        @Override
        public boolean reads(Stage stage) {
            return false;
        }

        @Override
        public boolean enforces(Stage stage) {
            return false;
        }

        @Override
        public Asked ask(Stage stage, List<RemoteText> texts, String asked) {
            return List::of;
        }
    };

    /** Whether anybody looks at texts of a stage. */
    boolean reads(Stage stage);

    /** Whether anybody may change or refuse them. */
    boolean enforces(Stage stage);

    /**
     * Begins to ask; whoever calls this awaits it too, on the same thread.
     *
     * @param texts each once
     * @param asked what was asked last, for those who judge an answer by it
     */
    Asked ask(Stage stage, List<RemoteText> texts, String asked);

    /** What was asked and not answered yet. */
    @FunctionalInterface
    interface Asked extends AutoCloseable {
        /** Waits until all have answered or their time is over. */
        List<RemoteVerdict> await();

        /** Nobody waits for it any more. */
        @Override
        default void close() {}
    }
}

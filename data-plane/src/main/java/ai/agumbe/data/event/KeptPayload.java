package ai.agumbe.data.event;

/** What became of an exchange's ask and answer, where its app keeps them. */
public sealed interface KeptPayload {
    /**
     * They are kept.
     *
     * @param key which of its tenant's data keys it takes to open them
     * @param redacted whether secrets and personal data were cut from both
     * @param requestCut whether the ask was too long to be kept whole
     * @param bytes sealed, base64
     */
    record Sealed(int key, boolean redacted, boolean requestCut, boolean answerCut, String bytes)
            implements KeptPayload {
        @Override
        public String toString() {
            return "Sealed[" + key + ", " + bytes.length() + " characters]";
        }
    }

    /** They are not, for a reason of ours: {@code no_data_key} or {@code failed}. */
    record Missing(String reason) implements KeptPayload {}
}

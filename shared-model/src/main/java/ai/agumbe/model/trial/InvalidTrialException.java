package ai.agumbe.model.trial;

/** What is to be tried is not said as it should be. */
public final class InvalidTrialException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String member;
    private final String problem;

    InvalidTrialException(String member, String problem) {
        super(member + ": " + problem);
        this.member = member;
        this.problem = problem;
    }

    /** Where, such as {@code input[1].role}. */
    public String member() {
        return member;
    }

    public String problem() {
        return problem;
    }
}

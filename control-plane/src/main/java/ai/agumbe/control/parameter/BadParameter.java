package ai.agumbe.control.parameter;

/** A parameter that cannot be read; each surface tells it in its own form. */
public final class BadParameter extends Exception {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final String problem;

    public BadParameter(String parameter, String problem) {
        super(parameter + " " + problem, null, false, false);
        this.parameter = parameter;
        this.problem = problem;
    }

    public String parameter() {
        return parameter;
    }

    public String problem() {
        return problem;
    }
}

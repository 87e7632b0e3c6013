package ai.agumbe.control.request;

/** A parameter that cannot be read; each surface tells it in its own form. */
final class BadParameter extends Exception {
    private static final long serialVersionUID = 1;

    private final String parameter;
    private final String problem;

    BadParameter(String parameter, String problem) {
        super(parameter + " " + problem, null, false, false);
        this.parameter = parameter;
        this.problem = problem;
    }

    String parameter() {
        return parameter;
    }

    String problem() {
        return problem;
    }
}

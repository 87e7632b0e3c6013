package ai.agumbe.control.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Why the admin API refuses a request. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Reason reason;
    private final transient List<Fault> faults;

    private Problem(Reason reason, String detail, List<Fault> faults) {
        super(detail, null, false, false);
        this.reason = reason;
        this.faults = List.copyOf(faults);
    }

    public static Problem invalid(List<Fault> faults) {
        String detail = faults.stream().map(Fault::toString).collect(Collectors.joining("; "));
        return new Problem(Reason.INVALID, detail, faults);
    }

    public static Problem invalid(String path, String message) {
        return invalid(List.of(new Fault(path, message)));
    }

    public static Problem of(Reason reason, String detail) {
        return new Problem(reason, detail, List.of());
    }

    public static Problem notFound(String what) {
        return of(Reason.NOT_FOUND, what + " does not exist");
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Fault> faults() {
        return faults;
    }
}

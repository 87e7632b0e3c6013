package ai.agumbe.model.guard;

import java.util.List;

/** Settings that make no policy; says all that is wrong with them. */
public final class InvalidPolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<PolicyFault> faults;

    InvalidPolicyException(List<PolicyFault> faults) {
        super(faults.getFirst().toString());
        this.faults = List.copyOf(faults);
    }

    public List<PolicyFault> faults() {
        return faults;
    }
}

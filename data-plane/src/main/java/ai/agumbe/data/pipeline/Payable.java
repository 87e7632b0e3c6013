package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.snapshot.Allotment;
import ai.agumbe.model.error.ErrorCode;
import java.time.Instant;
import java.util.List;

/** Leaves out whoever has no price, where what a call costs must be known. */
final class Payable {
    private Payable() {}

    static Route route(Route route, Caller caller, String app, Instant at) {
        List<Allotment> allotments = caller.tenant().allotments();
        if (allotments.isEmpty()
                || allotments.stream()
                        .noneMatch(each -> each.asksForPrices()
                                && each.isAbout(app, caller.key().id()))) {
            return route;
        }
        List<Candidate> priced = route.candidates().stream()
                .filter(candidate -> candidate.target().pricing().at(at) != null)
                .toList();
        if (priced.isEmpty()) {
            throw GatewayException.about(
                    ErrorCode.PRICE_UNAVAILABLE,
                    "model",
                    "A budget or a wallet limits what this call may cost, and the model has no price. Give it one (0 is a"
                            + " price), or let the budget allow calls without.");
        }
        return route.among(priced);
    }
}

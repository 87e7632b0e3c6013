package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.chat.Pricing;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.snapshot.Allotment;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out whoever has no price, for itself or for a tool that it may use, where what a call costs must be known. */
final class Payable {
    private Payable() {}

    static Route route(Route route, Caller caller, String app, Prompt prompt, Instant at) {
        List<Allotment> allotments = caller.tenant().allotments();
        if (allotments.isEmpty()
                || allotments.stream()
                        .noneMatch(each -> each.asksForPrices()
                                && each.isAbout(app, caller.key().id()))) {
            return route;
        }
        Set<String> tools = OfferedTools.in(prompt);
        List<Candidate> priced = route.candidates().stream()
                .filter(candidate -> prices(candidate.target().pricing().at(at), tools))
                .toList();
        if (priced.isEmpty()) {
            throw GatewayException.about(
                    ErrorCode.PRICE_UNAVAILABLE,
                    "model",
                    "A budget or a wallet limits what this call may cost, and the model, or a tool of the provider's that it"
                            + " may use, has no price. Give it one (0 is a price), or let the budget allow calls without.");
        }
        return route.among(priced);
    }

    private static boolean prices(Pricing.@Nullable Version price, Set<String> tools) {
        return price != null && price.tariff().tools().keySet().containsAll(tools);
    }
}

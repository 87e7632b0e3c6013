package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Promises;
import ai.agumbe.data.route.Candidate;
import ai.agumbe.data.route.Route;
import ai.agumbe.model.guard.Requirements;
import ai.agumbe.model.screen.Guardrail;
import ai.agumbe.model.screen.Screening;
import java.util.List;

/** Leaves out whom a policy does not allow to be asked: models that it does not list, providers that promise too little. */
final class AllowedModels {
    private static final String MODEL = "model";

    private AllowedModels() {}

    /** @param asked as the caller wrote it: where that is listed, all who stand behind it are */
    static Route route(Route route, String asked, Screening screening) {
        List<String> allowed = screening.policy().allowedModels();
        Requirements required = screening.policy().requires();
        if (allowed.isEmpty() && required.equals(Requirements.NONE)) {
            return route;
        }
        String alias = route.alias();
        boolean all = allowed.isEmpty() || allowed.contains(asked) || (alias != null && allowed.contains(alias));
        List<Candidate> listed = route.candidates().stream()
                .filter(candidate -> all || allowed.contains(candidate.target().model()))
                .toList();
        if (listed.isEmpty()) {
            throw screening.blocked(Guardrail.ALLOWED_MODELS, MODEL, "Model blocked by allowlist guardrail");
        }
        List<Candidate> fitting = listed.stream()
                .filter(candidate -> meets(candidate.target().promises(), required))
                .toList();
        if (fitting.isEmpty()) {
            throw screening.blocked(
                    Guardrail.ALLOWED_MODELS,
                    MODEL,
                    "No provider of this model promises what the app's policy requires (regions, zero_retention)."
                            + " Name another model.");
        }
        return route.among(fitting);
    }

    private static boolean meets(Promises promises, Requirements required) {
        return required.areMetBy(promises.region(), promises.keepsNothing());
    }
}

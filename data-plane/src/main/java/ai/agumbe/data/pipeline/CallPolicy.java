package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.remote.RemoteDetectors;
import ai.agumbe.data.remote.ServedCall;
import ai.agumbe.data.snapshot.AppPolicy;
import ai.agumbe.data.surface.Members;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.guard.PolicyFault;
import ai.agumbe.model.guard.PolicyReader;
import ai.agumbe.model.guard.SettingNames;
import ai.agumbe.model.guard.Tightening;
import ai.agumbe.model.guard.TimeWindow;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.screen.Screening;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what one call must keep to: its app's policy, what its key says otherwise, and what it asks for itself. */
final class CallPolicy {
    /** Beside the limits: what is checked over many calls, or leads out, is nothing that one of them can say. */
    private static final Set<String> NOT_OF_A_CALL =
            Set.of(SettingNames.IP_ALLOWLIST, SettingNames.TIME_WINDOW, SettingNames.REMOTE_DETECTORS);

    private CallPolicy() {}

    /**
     * Begins to hold the call against it; refuses who may not call from there, or then.
     *
     * @param line who leaves it needs no verdict any more
     */
    static Screening screening(
            Caller caller,
            AppDocument app,
            Ask ask,
            InferenceCall call,
            CallerLine line,
            RemoteDetectors others,
            Instant at) {
        Screen screen = tightened(ofKey(caller, app), ask.tightening());
        Policy policy = screen.policy();
        checkAddress(policy, call.presented().address());
        checkTime(policy.timeWindow(), at);
        return new Screening(
                screen,
                ask.grounding(),
                others.of(new ServedCall(call.requestId(), caller, app, ask.metadata(), ask.endUser(), screen, line)));
    }

    private static Screen ofKey(Caller caller, AppDocument app) {
        AppPolicy policy = caller.tenant().policyOf(app.id());
        Map<String, Object> own = caller.key().guardrails();
        return own == null || own.isEmpty() ? policy.screen() : policy.under(own);
    }

    private static Screen tightened(Screen screen, Map<String, ? extends @Nullable Object> asked) {
        if (asked.isEmpty()) {
            return screen;
        }
        for (String name : asked.keySet()) {
            if (NOT_OF_A_CALL.contains(name) || SettingNames.LIMITS.contains(name)) {
                throw invalid(name, "cannot be said by a call");
            }
        }
        try {
            Tightening.Result result = Tightening.of(screen.policy(), PolicyReader.read(asked), asked.keySet());
            if (!result.loosened().isEmpty()) {
                throw invalid(
                        result.loosened().getFirst(),
                        "is less than the app's policy asks for (a call may ask for more)");
            }
            return new Screen(result.policy());
        } catch (InvalidPolicyException malformed) {
            PolicyFault fault = malformed.faults().getFirst();
            throw invalid(fault.path(), fault.problem());
        }
    }

    private static GatewayException invalid(String setting, String problem) {
        return Members.invalid(AskReader.GUARDRAILS + "." + setting, problem);
    }

    private static void checkAddress(Policy policy, InetAddress from) {
        if (!policy.ipAllowlist().isEmpty() && !AddressRange.anyContains(policy.ipAllowlist(), from)) {
            throw new GatewayException(
                    ErrorCode.IP_NOT_ALLOWED,
                    "The app's policy takes no calls from this address. Call from one that it lists.");
        }
    }

    private static void checkTime(@Nullable TimeWindow window, Instant at) {
        if (window != null && !window.isOpenAt(at)) {
            throw new GatewayException(
                    ErrorCode.GUARDRAIL_BLOCKED,
                    "The app's policy takes calls from " + window.from() + " to " + window.to() + " ("
                            + window.zone().getId() + ") on its days. Call then.");
        }
    }
}

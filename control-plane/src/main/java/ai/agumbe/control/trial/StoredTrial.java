package ai.agumbe.control.trial;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.payload.PayloadKeys;
import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.trial.Backtest;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One backtest on stored calls: which of them could be looked at, and why others could not. Used by one thread. */
final class StoredTrial {
    private final Policy policy;
    private final Backtest backtest;
    private final Optional<PayloadKeys.Opened> key;
    private final int most;
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int logged;
    private int redacted;
    private int cut;
    private @Nullable OffsetDateTime newest;
    private @Nullable OffsetDateTime oldest;

    StoredTrial(Policy policy, Backtest backtest, Optional<PayloadKeys.Opened> key, int most) {
        this.policy = policy;
        this.backtest = backtest;
        this.key = key;
        this.most = most;
    }

    boolean isFull() {
        return backtest.tried() >= most;
    }

    void add(StoredCall call) {
        logged++;
        newest = newest == null ? call.at() : newest;
        oldest = call.at();
        String reason = call.whyNot(key);
        if (reason == null) {
            reason = tried(call, key.orElseThrow());
        }
        if (reason != null) {
            skipped.merge(reason, 1, Integer::sum);
        }
    }

    /** Why it could not be; null where it was. */
    private @Nullable String tried(StoredCall call, PayloadKeys.Opened opened) {
        try {
            backtest.add(call.open(opened));
        } catch (IllegalArgumentException closed) {
            return "unreadable";
        }
        redacted += call.isRedacted() ? 1 : 0;
        cut += call.isCut() ? 1 : 0;
        return null;
    }

    /** @param complete whether all calls of the period were looked at */
    ObjectNode report(boolean complete) {
        ObjectNode report = Json.object().put("source", "stored").put("complete", complete);
        report.put("newest", newest == null ? null : newest.toInstant().toString());
        report.put("oldest", oldest == null ? null : oldest.toInstant().toString());
        report.put("logged", logged);
        skipped.forEach(report.putObject("not_examined")::put);
        report.put("stored_redacted", redacted).put("stored_cut", cut);
        report.setAll(backtest.report());
        ArrayNode notes = report.putArray("notes");
        notes.add(
                "Asks were stored as they went to the provider: what the policy of then cut is not there any more, and"
                        + " calls that it blocked were not stored.");
        if (redacted > 0) {
            notes.add(redacted + " of " + backtest.tried() + " were stored redacted: secrets and personal data were cut"
                    + " before and are not found again.");
        }
        if (cut > 0) {
            notes.add(cut + " were too long to be stored whole: what stood behind is not looked at.");
        }
        if (!policy.mode(ContentCheck.GROUNDEDNESS).isOff()) {
            notes.add("groundedness decides nothing here: what answers were to rest on is not stored.");
        }
        Notes.add(notes, policy);
        return report;
    }
}

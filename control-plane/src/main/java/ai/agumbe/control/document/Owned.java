package ai.agumbe.control.document;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.Sharing;
import ai.agumbe.model.config.Timeouts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Members that several kinds of documents have in common. */
public final class Owned {
    private static final String SHARED_WITH = "shared_with";
    private static final int MAX_TIMEOUT_MS = 3_600_000;

    private Owned() {}

    /** {@code shared_with}: the word {@code all} or a list of tenants. A tenant's own object is shared with nobody. */
    public static List<String> sharedWith(Members members, Origin origin, List<String> otherwise) {
        List<String> tenants = members.wordOrTexts(SHARED_WITH, Sharing.ALL);
        if (origin.tenant() != null) {
            if (tenants != null && !tenants.isEmpty()) {
                members.fault(SHARED_WITH, "cannot be set (expected: only the platform's objects are shared)");
            }
            return Sharing.WITH_NONE;
        }
        return tenants == null ? otherwise : tenants.stream().distinct().toList();
    }

    /** Shows {@code ["all"]} as the word, as requests say it. */
    public static void showSharing(ObjectNode copy) {
        JsonNode shared = copy.path(SHARED_WITH);
        if (shared.size() == 1 && shared.get(0).asText().equals(Sharing.ALL)) {
            copy.put(SHARED_WITH, Sharing.ALL);
        }
    }

    /** {@code timeouts}; what is left out is inherited. */
    public static Timeouts timeouts(Members members) {
        return Objects.requireNonNullElse(timeoutsOrNull(members), Timeouts.INHERITED);
    }

    public static @Nullable Timeouts timeoutsOrNull(Members members) {
        Members inner = members.object("timeouts").orElse(null);
        if (inner == null) {
            return null;
        }
        Timeouts timeouts = new Timeouts(
                inner.number("connect_ms", 1, MAX_TIMEOUT_MS),
                inner.number("first_byte_ms", 1, MAX_TIMEOUT_MS),
                inner.number("idle_ms", 1, MAX_TIMEOUT_MS),
                inner.number("total_ms", 1, MAX_TIMEOUT_MS));
        inner.end();
        return timeouts;
    }
}

package ai.agumbe.control.model;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ModelDocument.WeightedCredential;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The credentials of a model: a weighted list, or {@code credential} as short for one. */
final class WeightedCredentials {
    private static final int MAX_WEIGHT = 1_000_000;

    private WeightedCredentials() {}

    static List<WeightedCredential> read(Members members) {
        String only = members.text("credential");
        List<Members> entries = members.objects("credentials");
        if (only != null) {
            if (entries != null) {
                members.fault("credential", "stands beside credentials (expected: one of the two)");
            }
            return List.of(new WeightedCredential(only, 1));
        }
        List<WeightedCredential> credentials = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Members entry : entries == null ? List.<Members>of() : entries) {
            String id = entry.requiredText("id");
            Integer weight = entry.number("weight", 1, MAX_WEIGHT);
            entry.end();
            if (!ids.add(id)) {
                entry.fault("id", id + " stands twice (expected: once)");
            }
            credentials.add(new WeightedCredential(id, weight == null ? 1 : weight));
        }
        return credentials;
    }
}

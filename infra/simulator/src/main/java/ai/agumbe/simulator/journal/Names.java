package ai.agumbe.simulator.journal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets equal paths, models and hashes of many entries share one string. */
final class Names {
    private static final int MOST = 20_000;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    Call shared(Call call) {
        String hash = call.credentialHash();
        return new Call(
                call.simId(),
                shared(call.path()),
                shared(call.model()),
                hash == null ? null : shared(hash),
                call.promptTokens());
    }

    private String shared(String name) {
        String first = known.get(name);
        if (first != null) {
            return first;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.put(name, name);
        return name;
    }
}

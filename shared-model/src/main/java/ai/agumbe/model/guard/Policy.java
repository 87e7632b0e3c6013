package ai.agumbe.model.guard;

import ai.agumbe.model.config.Limits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the calls that it holds for must keep to: every setting, each at its default where nobody said anything else.
 *
 * @param deniedTopics phrases that must not come up
 * @param allowedModels ids and aliases that may be asked; empty for all
 * @param maxTokens the most that one answer may have; null for what its model gives
 * @param ipAllowlist addresses and ranges that may call; empty for all
 * @param timeWindow null for always
 * @param buffered whether streams wait until their answer is whole
 * @param remoteDetectors who outside is asked
 */
public record Policy(
        Map<ContentCheck, CheckSetting> checks,
        List<String> deniedTopics,
        List<String> allowedModels,
        @Nullable Integer maxTokens,
        Limits limits,
        Keywords keywords,
        ContentLength contentLength,
        List<CustomPattern> patterns,
        List<String> ipAllowlist,
        @Nullable TimeWindow timeWindow,
        Requirements requires,
        boolean buffered,
        List<RemoteDetector> remoteDetectors) {
    /** What holds where nothing was written: everything passes. */
    public static final Policy OPEN = PolicyReader.read(Map.of());

    public Policy {
        Map<ContentCheck, CheckSetting> all = new EnumMap<>(ContentCheck.class);
        for (ContentCheck check : ContentCheck.values()) {
            all.put(check, checks.getOrDefault(check, CheckSetting.OFF));
        }
        checks = Map.copyOf(all);
        deniedTopics = List.copyOf(deniedTopics);
        allowedModels = List.copyOf(allowedModels);
        patterns = List.copyOf(patterns);
        ipAllowlist = List.copyOf(ipAllowlist);
        remoteDetectors = List.copyOf(remoteDetectors);
    }

    public CheckSetting check(ContentCheck check) {
        return checks.getOrDefault(check, CheckSetting.OFF);
    }

    public Mode mode(ContentCheck check) {
        return check(check).mode();
    }
}

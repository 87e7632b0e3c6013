package ai.agumbe.model.net;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the host names of AWS say. */
public final class AwsHost {
    private static final Pattern BEDROCK = Pattern.compile("(?:^|\\.)bedrock-runtime(?:-fips)?\\.([a-z0-9-]+)\\.");

    private AwsHost() {}

    /** The region that a host of Bedrock's serves; empty when it does not say. */
    public static Optional<String> regionOfBedrock(String host) {
        Matcher named = BEDROCK.matcher(host);
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }
}

package ai.agumbe.local.seed;

/** What a caller of the demo tenant needs. */
public record Seeded(String keyId, String apiKey, String appUuid) {
    public static final String TENANT = "demo";
    public static final String APP = "app_support";

    @Override
    public String toString() {
        return "Seeded[" + keyId + "]";
    }
}

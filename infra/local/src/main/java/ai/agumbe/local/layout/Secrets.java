package ai.agumbe.local.layout;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What opens the stack's parts to each other; made once for each data directory. */
public record Secrets(String keyEncryptionKeys, String postgresPassword, String adminToken, String kafkaClusterId) {
    private static final int BYTES = 32;
    private static final int CLUSTER_ID_BYTES = 16;

    /** Those of the directory, made now if it has none. */
    public static Secrets of(DataDirectory data) {
        JsonFile file = new JsonFile(data.secretsFile());
        return file.read(Secrets.class).orElseGet(() -> {
            Secrets made = generate(new SecureRandom());
            file.write(made);
            return made;
        });
    }

    private static Secrets generate(SecureRandom random) {
        return new Secrets(
                "local:" + Base64.getEncoder().encodeToString(bytes(random, BYTES)),
                HexFormat.of().formatHex(bytes(random, BYTES)),
                "agumbe_admin_" + HexFormat.of().formatHex(bytes(random, BYTES)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(clusterId(random)));
    }

    /** A cluster id that starts with a dash is taken for an option by Kafka's tools. */
    private static byte[] clusterId(SecureRandom random) {
        byte[] id = bytes(random, CLUSTER_ID_BYTES);
        id[0] &= 0x7f;
        return id;
    }

    private static byte[] bytes(SecureRandom random, int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "Secrets[***]";
    }
}

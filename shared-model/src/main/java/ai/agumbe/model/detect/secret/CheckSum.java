package ai.agumbe.model.detect.secret;

import ai.agumbe.model.key.GatewayKey;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The check sums that some formats carry. */
enum CheckSum {
    AGUMBE {
        @Override
        boolean holds(String credential) {
            return GatewayKey.parse(credential).isPresent();
        }
    },
    /** CRC-32 of what is between prefix and sum, in six base62 digits. */
    GITHUB {
        @Override
        boolean holds(String credential) {
            return crcHolds(credential);
        }
    },
    NPM {
        @Override
        boolean holds(String credential) {
            return crcHolds(credential);
        }
    };

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX = 4;
    private static final int SUM = 6;

    abstract boolean holds(String credential);

    static @Nullable CheckSum named(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "agumbe" -> AGUMBE;
            case "github" -> GITHUB;
            case "npm" -> NPM;
            default -> throw new IllegalStateException("sum=" + name + " (expected: agumbe, github or npm)");
        };
    }

    private static boolean crcHolds(String credential) {
        int sumAt = credential.length() - SUM;
        CRC32 crc = new CRC32();
        crc.update(credential.substring(PREFIX, sumAt).getBytes(StandardCharsets.UTF_8));
        StringBuilder digits = new StringBuilder();
        for (long rest = crc.getValue(); digits.length() < SUM; rest /= BASE62.length()) {
            digits.append(BASE62.charAt((int) (rest % BASE62.length())));
        }
        return credential.endsWith(digits.reverse().toString());
    }
}

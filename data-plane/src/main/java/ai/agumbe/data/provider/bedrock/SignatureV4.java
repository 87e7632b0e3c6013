package ai.agumbe.data.provider.bedrock;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as AWS wants them signed, version 4.
 *
 * @param service as {@code bedrock}
 */
record SignatureV4(AwsKey key, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = 8;
    private static final String PLAIN = "/-_.~";

    /**
     * The headers that sign a request, by name.
     *
     * @param path as it is sent, without a query
     * @param headers what is signed with it, the host among them, by names in lower case
     */
    Map<String, String> sign(String method, String path, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> signed = new TreeMap<>(headers);
        signed.put("x-amz-date", time);
        if (key.sessionToken() != null) {
            signed.put("x-amz-security-token", key.sessionToken());
        }
        StringBuilder canonical = new StringBuilder(method + "\n" + encoded(path) + "\n\n");
        signed.forEach((name, value) ->
                canonical.append(name).append(':').append(value.strip()).append('\n'));
        String names = String.join(";", signed.keySet());
        canonical.append('\n').append(names).append('\n').append(hash(body));
        String date = time.substring(0, DATE_LENGTH);
        String scope = date + "/" + region + "/" + service + "/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hash(bytes(canonical.toString()));
        String signature = HexFormat.of().formatHex(mac(signingKey(date), toSign));
        signed.keySet().retainAll(Set.of("x-amz-date", "x-amz-security-token"));
        signed.put(
                "authorization",
                ALGORITHM + " Credential=" + key.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        return signed;
    }

    private byte[] signingKey(String date) {
        byte[] derived = bytes("AWS4" + key.secret());
        for (String part : new String[] {date, region, service, "aws4_request"}) {
            derived = mac(derived, part);
        }
        return derived;
    }

    /** Every byte that is not plain becomes a percent sign and its number, those of a path encoded already once more. */
    static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : bytes(path)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
            if (plain || PLAIN.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256: every JDK has it", impossible);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256: every JDK has it", impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

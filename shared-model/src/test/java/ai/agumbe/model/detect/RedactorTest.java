package ai.agumbe.model.detect;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.detect.decode.Encoded;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.pii.CustomRules;
import ai.agumbe.model.detect.pii.PiiRules;
import ai.agumbe.model.detect.secret.SecretRules;
import ai.agumbe.model.detect.text.View;
import ai.agumbe.model.key.GatewayKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All rules together, on whole texts and on streams. */
class RedactorTest {
    private static final Detector ALL = all();
    private static final String KEY = GatewayKey.generate(new SecureRandom()).plaintext();
    private static final List<String> VECTORS = List.of(
            "Write to jane.doe@example.com, or call +44 20 7946 0958 😀.",
            "Key " + KEY + ", card 4111 1111 1111 1111; SSN 536-90-4399",
            "my pass\u200bword is \"hunter2!x\" and jоhn@exa\u0301mple.com",
            "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(4)
                    + "-----END PRIVATE KEY----- and more",
            "curl -H 'Authorization: Bearer 8f14e45fceea167a' https://u:s3cr3tpw@h.example/",
            "DE89 3704 0044 0532 0130 00 für ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ",
            "{\"to\":\"a.b@c.example\",\"n\":\"4111111111111111\"}",
            "see " + encoded("mail jane.doe@example.com") + " and jane%40example.com, jane&#64;example.com",
            "ticket ABC-12345-X, 2001:db8::8a2e:370:7334 𝐣𝐚𝐧𝐞@example.com \ud83d",
            "AWS_SECRET_ACCESS_KEY=wJa1rXUtnFEM1K7MDENGbPxRf1CYzzzKEYab1cde AKIAQ3EGRTJ5PQZ7N2FA");

    @Test
    void seesThroughEncodings() {
        String mail = "mail jane.doe@example.com now";
        String hex = HexFormat.of().formatHex(mail.getBytes(StandardCharsets.UTF_8));

        assertThat(redact("a " + encoded(mail) + " b")).isEqualTo("a [REDACTED_EMAIL] b");
        assertThat(redact("a " + encoded(encoded(mail)) + " b")).isEqualTo("a [REDACTED_EMAIL] b");
        assertThat(redact("a " + hex + " b")).isEqualTo("a [REDACTED_EMAIL] b");
        assertThat(redact("q=jane%40example.com&b")).isEqualTo("q=[REDACTED_EMAIL]&b");
        assertThat(redact("a jane&commat;example.com b")).isEqualTo("a [REDACTED_EMAIL] b");
        assertThat(ALL.scan(encoded(mail)).getFirst().view()).isEqualTo(View.BASE64);
    }

    @Test
    void findsTheSameInAStreamForEveryCut() {
        Random random = new Random(8);
        for (String vector : VECTORS) {
            String expected = redact(vector);
            assertThat(expected).contains("[REDACTED_");
            for (int first = 0; first <= vector.length(); first++) {
                int second = first + random.nextInt(vector.length() - first + 1);
                assertThat(cut(vector, first, second))
                        .describedAs("cut at %s and %s", first, second)
                        .isEqualTo(expected);
            }
            assertThat(oneByOne(vector)).isEqualTo(expected);
        }
    }

    @Test
    void findsTheSameForAnyCutsOfAnyMixture() {
        Random random = new Random(9);
        for (int round = 0; round < 200; round++) {
            StringBuilder mixture = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                String vector = VECTORS.get(random.nextInt(VECTORS.size()));
                int start = random.nextInt(vector.length());
                mixture.append(vector, start, start + random.nextInt(vector.length() - start + 1));
            }
            String expected = redact(mixture.toString());
            Redactor redactor = new Redactor(ALL);
            StringBuilder actual = new StringBuilder();
            for (int at = 0; at < mixture.length(); ) {
                int end = Math.min(mixture.length(), at + 1 + random.nextInt(12));
                actual.append(redactor.feed(mixture.substring(at, end)));
                at = end;
            }
            actual.append(redactor.finish());
            assertThat(actual.toString()).isEqualTo(expected);
        }
    }

    @Test
    void holdsBackAWordOfProseAndNoMore() {
        Redactor redactor = new Redactor(ALL);
        int most = 0;
        String prose =
                "The password reset page asks for a token that the key holder got by mail, call it what you like. ";
        for (int i = 0; i < 10_000; i++) {
            redactor.feed(prose.substring(i % prose.length(), i % prose.length() + 1));
            most = Math.max(most, redactor.heldBack());
        }

        assertThat(most).isLessThanOrEqualTo(24);
    }

    @Test
    void holdsBackNoMoreThanItMayHoweverHostileTheText() {
        for (String hostile : List.of("a", "1", "a.", "1 ", "-----BEGIN PRIVATE KEY-----\nAAAA", "eyJ", "%41", "x@")) {
            Redactor redactor = new Redactor(ALL);
            int most = 0;
            for (int i = 0; i < 40_000; i += hostile.length()) {
                redactor.feed(hostile);
                most = Math.max(most, redactor.heldBack());
            }
            assertThat(most).describedAs(hostile).isLessThanOrEqualTo(2 * Rule.REACH + 64);
        }
    }

    private static Detector all() {
        List<Rule> rules = new ArrayList<>(SecretRules.all());
        rules.addAll(PiiRules.of(Set.of("US", "GB", "DE")));
        rules.add(CustomRules.of("ticket", "[A-Z]{3}-\\d{5}(?:-X)?"));
        return Encoded.seenThroughBy(rules);
    }

    private static String cut(String text, int first, int second) {
        Redactor redactor = new Redactor(ALL);
        String out = redactor.feed(text.substring(0, first)) + redactor.feed(text.substring(first, second));
        return out + redactor.feed(text.substring(second)) + redactor.finish();
    }

    private static String oneByOne(String text) {
        Redactor redactor = new Redactor(ALL);
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(redactor.feed(String.valueOf((char) c))));
        return out.append(redactor.finish()).toString();
    }

    private static String redact(String text) {
        return Redactor.redact(ALL, text);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

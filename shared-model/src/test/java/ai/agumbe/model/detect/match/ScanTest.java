package ai.agumbe.model.detect.match;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.text.View;
import ai.agumbe.model.pattern.Automaton;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final Automaton IS = Automaton.of("[ \\w]{0,10}(?: is |[:=] ?)\"?");
    private static final Detector DETECTOR = new Detector(List.of(
            rule("token", Kind.SECRET, new Anchor.Prefix(List.of("tok_")), "(?i)tok_[a-z0-9]{8,12}"),
            rule("password", Kind.SECRET, new Anchor.Near(List.of("password", "<pin"), IS), "[\\w!]{4,}"),
            rule("mail", Kind.EMAIL, new Anchor.Anywhere(), "[\\w.]+@[\\w.]+\\.[a-z]{2,}"),
            new Rule(
                    "number",
                    Kind.CARD,
                    new Anchor.Anywhere(),
                    Automaton.of("[0-9](?:[ -]?[0-9]){7,11}"),
                    Edge.DIGIT,
                    Edge.DIGIT,
                    Check.form(0.9)),
            new Rule(
                    "custom",
                    Kind.CUSTOM,
                    new Anchor.Anywhere(),
                    Automaton.of("ab+c|né"),
                    Edge.ANY,
                    Edge.ANY,
                    Check.form(1))));

    @Test
    void findsWhatTheRulesDescribe() {
        assertRedacts("the tok_12345678, and tok_1234567 not", "the [REDACTED_SECRET], and tok_1234567 not");
        assertRedacts("mail a.b@c.example. Or: x", "mail [REDACTED_EMAIL]. Or: x");
        assertRedacts("my password for it is \"hunter2!\"", "my password for it is \"[REDACTED_SECRET]\"");
        assertRedacts("pin: 1234 but spin: 1234", "pin: [REDACTED_SECRET] but spin: 1234");
        assertRedacts("1234-5678 9012 and 1234567890123", "[REDACTED_CARD] and 1234567890123");
        assertRedacts("xabbbcx abc", "x[REDACTED_CUSTOM]x [REDACTED_CUSTOM]");
    }

    @Test
    void cutsTheDisguisedOriginal() {
        assertRedacts("x t\u200bоk_ａｂcd12345\u0301678.", "x [REDACTED_SECRET].");

        Finding finding = DETECTOR.scan("x t\u200bоk_ab12345678.").getFirst();

        assertThat(finding).isEqualTo(new Finding("token", Kind.SECRET, 2, 17, 0.9, View.FOLDED));
    }

    @Test
    void makesOneFindingOfThoseThatOverlapNamedAfterTheWeightiest() {
        assertRedacts("password: wxyz@example.com!", "password: [REDACTED_SECRET]!");
        assertRedacts("tok_12345678@example.com", "[REDACTED_SECRET]");
    }

    @Test
    void holdsBackOnlyWhatMayStillBecomePartOfAMatch() {
        Redactor redactor = new Redactor(DETECTOR);

        assertThat(redactor.feed("the password of ")).isEqualTo("the password of ");
        assertThat(redactor.feed("him is ")).isEqualTo("him is ");
        assertThat(redactor.feed("sec")).isEmpty();
        assertThat(redactor.feed("ret, ")).isEqualTo("[REDACTED_SECRET], ");
        assertThat(redactor.feed("to")).isEmpty();
        assertThat(redactor.feed("!")).isEqualTo("to!");
        assertThat(redactor.finish()).isEmpty();
    }

    @Test
    void holdsBackNoMoreThanTheReach() {
        Redactor redactor = new Redactor(DETECTOR);
        int most = 0;
        for (int i = 0; i < 100_000; i++) {
            redactor.feed("a");
            most = Math.max(most, redactor.heldBack());
        }
        redactor.feed("password=");
        for (int i = 0; i < 100_000; i++) {
            redactor.feed("1234567a ".substring(i % 9, i % 9 + 1));
            most = Math.max(most, redactor.heldBack());
        }

        assertThat(most).isLessThanOrEqualTo(2 * Rule.REACH + 2);
    }

    /** Every cut in two, and random cuts into many, of random texts that are full of beginnings of matches. */
    @Test
    void findsTheSameHoweverTheTextIsCut() {
        Random random = new Random(77);
        List<String> pieces = List.of(
                "tok_",
                "to",
                "k_1234",
                "5678",
                "password",
                " is ",
                ": ",
                "a.b",
                "@c",
                ".example",
                " ",
                "\n",
                "ab",
                "bbc",
                "n\u00e9",
                "ne\u0301",
                "\u200b",
                "😀",
                "\ud83d",
                "12 34",
                "-5678",
                "о",
                "ﬁ",
                "Ⅷ");
        for (int round = 0; round < 1_500; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertSameHoweverCut(text.toString(), random);
        }
    }

    static void assertSameHoweverCut(String text, Random random) {
        Redactor whole = new Redactor(DETECTOR);
        String expected = whole.feed(text) + whole.finish();
        for (int cut = 0; cut <= text.length(); cut++) {
            Redactor redactor = new Redactor(DETECTOR);
            String actual = redactor.feed(text.substring(0, cut)) + redactor.feed(text.substring(cut));
            assertThat(actual + redactor.finish())
                    .describedAs("%s cut at %s", text, cut)
                    .isEqualTo(expected);
            assertThat(redactor.findings()).isEqualTo(whole.findings());
        }
        Redactor redactor = new Redactor(DETECTOR);
        StringBuilder actual = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + random.nextInt(4));
            actual.append(redactor.feed(text.substring(at, end)));
            at = end;
        }
        assertThat(actual.append(redactor.finish()).toString()).isEqualTo(expected);
    }

    private static void assertRedacts(String text, String expected) {
        assertThat(Redactor.redact(DETECTOR, text)).isEqualTo(expected);
    }

    private static Rule rule(String id, Kind kind, Anchor anchor, String value) {
        return new Rule(id, kind, anchor, Automaton.of(value), Edge.WORD, Edge.WORD, Check.form(0.9));
    }
}

package ai.agumbe.model.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemoteDetectorTest {
    private static final Map<String, Object> LEAST =
            Map.of("name", "hook", "kind", "webhook", "url", "https://guard.example.com/check");

    private static final Map<String, Object> JUDGE =
            Map.of("name", "tone", "kind", "judge", "model", "cheap-fast", "question", "Is it rude? ".repeat(300));

    private static Policy policy(Map<?, ?>... detectors) {
        return PolicyReader.read(Map.of("remoteDetectors", List.of(detectors)));
    }

    @Test
    void whatIsLeftOutIsFilledIn() {
        RemoteDetector detector = policy(LEAST).remoteDetectors().getFirst();

        assertThat(detector)
                .isEqualTo(new RemoteDetector(
                        "hook",
                        RemoteDetector.Protocol.WEBHOOK,
                        "https://guard.example.com/check",
                        null,
                        null,
                        null,
                        true,
                        false,
                        Mode.DETECT,
                        false,
                        2_000,
                        1,
                        null,
                        "en"));
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() {
        Policy policy = policy(
                LEAST,
                Map.of(
                        "name", "llama",
                        "kind", "llama_guard",
                        "url", "https://guard.example.com/v1/chat/completions",
                        "model", "guard",
                        "credential", "own",
                        "stages", List.of("input", "output"),
                        "mode", "block",
                        "fail", "closed",
                        "timeout_ms", 10_000,
                        "sample", 0.5),
                JUDGE);

        assertThat(PolicyReader.read(WrittenPolicy.of(policy))).isEqualTo(policy);
    }

    @Test
    void whatMakesNoSenseIsNamed() {
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class,
                () -> policy(
                        Map.of(
                                "name", "a b",
                                "kind", "llama_guard",
                                "url", "ftp://x",
                                "stages", List.of("sometimes"),
                                "mode", "off",
                                "fail", "ajar",
                                "timeout_ms", 10_001,
                                "sample", 2),
                        LEAST,
                        LEAST,
                        Map.of("name", "z", "kind", "oracle", "url", "https://x.example.com", "language", "E!")));

        assertThat(refused.faults())
                .extracting(PolicyFault::path)
                .containsExactlyInAnyOrder(
                        "remoteDetectors[0].name",
                        "remoteDetectors[0].url",
                        "remoteDetectors[0].model",
                        "remoteDetectors[0].stages",
                        "remoteDetectors[0].mode",
                        "remoteDetectors[0].fail",
                        "remoteDetectors[0].timeout_ms",
                        "remoteDetectors[0].sample",
                        "remoteDetectors[2].name",
                        "remoteDetectors[3].kind",
                        "remoteDetectors[3].language");
    }

    @Test
    void aJudgeHasAQuestionAndMoreTime() {
        RemoteDetector judge = policy(JUDGE).remoteDetectors().getFirst();

        assertThat(judge.url()).isNull();
        assertThat(judge.model()).isEqualTo("cheap-fast");
        assertThat(judge.question()).startsWith("Is it rude?");
        assertThat(judge.timeoutMs()).isEqualTo(5_000);
    }

    @Test
    void whatIsNotForJudgesIsNamedAndSoIsWhatTheyLack() {
        InvalidPolicyException refused = catchThrowableOfType(
                InvalidPolicyException.class,
                () -> policy(
                        Map.of(
                                "name", "a",
                                "kind", "judge",
                                "url", "https://x.example.com",
                                "credential", "own",
                                "language", "de"),
                        Map.of("name", "b", "kind", "judge", "model", "m", "question", "x".repeat(4_097)),
                        Map.of(
                                "name", "c",
                                "kind", "webhook",
                                "url", "https://x.example.com",
                                "question", "Is it rude?")));

        assertThat(refused.faults())
                .extracting(PolicyFault::path)
                .containsExactlyInAnyOrder(
                        "remoteDetectors[0].url",
                        "remoteDetectors[0].credential",
                        "remoteDetectors[0].language",
                        "remoteDetectors[0].model",
                        "remoteDetectors[0].question",
                        "remoteDetectors[1].question",
                        "remoteDetectors[2].question");
    }

    @Test
    void whoIsLockedInGoesOnBeingAsked() {
        Policy base = policy(LEAST);
        Map<String, Object> other = Map.of("name", "other", "kind", "webhook", "url", "https://other.example.com/");

        Tightening.Result joined = Tightening.of(base, policy(other), Set.of("remoteDetectors"));

        assertThat(joined.policy().remoteDetectors())
                .extracting(RemoteDetector::name)
                .containsExactly("hook", "other");
    }

    @Test
    void anOriginIsASchemeAHostAndAPort() {
        assertThat(RemoteDetector.sameOrigin("https://A.example.com/x", "https://a.example.com:443/v1"))
                .isTrue();
        assertThat(RemoteDetector.sameOrigin("https://a.example.com/x", "http://a.example.com/x"))
                .isFalse();
        assertThat(RemoteDetector.sameOrigin("https://a.example.com/x", "https://a.example.com.evil.com/x"))
                .isFalse();
    }
}

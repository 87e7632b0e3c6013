package ai.agumbe.model.guard;

import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads who outside is to be asked. Whether a URL may be called is for those to say who save or call it. */
final class RemoteDetectorReader {
    static final int MOST = 5;
    private static final String ENGLISH = "en";
    private static final int MOST_MILLIS = 10_000;
    private static final int USUAL_MILLIS = 2_000;
    /** Of models that write. */
    private static final int USUAL_MILLIS_OF_JUDGES = 5_000;

    private static final int LONGEST_QUESTION = 4_096;
    private static final List<String> NOT_OF_JUDGES = List.of("url", "credential", "language");
    private static final List<String> STAGES = List.of("input", "output");
    private static final List<String> FAILS = List.of("open", "closed");
    private static final OutboundRule ANYWHERE =
            new OutboundRule(List.of(AddressRange.parse("0.0.0.0/0"), AddressRange.parse("::/0")));

    private final SettingMembers entry;

    private RemoteDetectorReader(SettingMembers entry) {
        this.entry = entry;
    }

    static List<RemoteDetector> all(SettingMembers settings) {
        List<RemoteDetector> detectors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SettingMembers entry : settings.objects(SettingNames.REMOTE_DETECTORS)) {
            RemoteDetector detector = new RemoteDetectorReader(entry).one();
            if (!names.add(detector.name())) {
                entry.fault("name", "is there twice");
            }
            detectors.add(detector);
        }
        if (detectors.size() > MOST) {
            settings.fault(SettingNames.REMOTE_DETECTORS, "are too many (expected: at most " + MOST + ")");
        }
        return detectors;
    }

    private RemoteDetector one() {
        RemoteDetector.Protocol protocol = protocol();
        boolean judge = protocol == RemoteDetector.Protocol.JUDGE;
        if (judge) {
            NOT_OF_JUDGES.forEach(this::refuseOfJudge);
        }
        List<String> stages = stages();
        RemoteDetector detector = new RemoteDetector(
                name(),
                protocol,
                judge ? null : url(),
                model(protocol),
                question(judge),
                judge ? null : entry.text("credential"),
                stages.contains("input"),
                stages.contains("output"),
                mode(),
                choice("fail", FAILS).equals("closed"),
                timeout(judge ? USUAL_MILLIS_OF_JUDGES : USUAL_MILLIS),
                Objects.requireNonNullElse(entry.share("sample"), 1.0),
                entry.share("threshold"),
                judge ? ENGLISH : language());
        entry.end();
        return detector;
    }

    /** It is asked by the gateway's own ways, with the gateway's own credentials. */
    private void refuseOfJudge(String name) {
        if (entry.value(name) != null) {
            entry.fault(name, "is not for judges (expected: to be left out; model names whom the gateway asks)");
        }
    }

    private @Nullable String question(boolean judge) {
        if (!judge) {
            if (entry.value("question") != null) {
                entry.fault("question", "is for judges alone");
            }
            return null;
        }
        if (entry.value("question") == null) {
            entry.fault("question", "is missing (expected: what is to be flagged)");
        }
        return entry.text("question", LONGEST_QUESTION);
    }

    private String name() {
        String name = entry.requiredText("name");
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}|")) {
            entry.fault("name", "is no name (expected: letters, digits, - and _, at most 40)");
        }
        return name;
    }

    private RemoteDetector.Protocol protocol() {
        String kind = entry.requiredText("kind");
        RemoteDetector.Protocol protocol = RemoteDetector.Protocol.named(kind);
        if (protocol == null) {
            entry.fault(
                    "kind", kind + " (expected: one of " + String.join(", ", RemoteDetector.Protocol.names()) + ")");
            return RemoteDetector.Protocol.WEBHOOK;
        }
        return protocol;
    }

    private String url() {
        String url = entry.requiredText("url");
        if (!url.isEmpty()) {
            ANYWHERE.faultOf(url).ifPresent(fault -> entry.fault("url", fault));
        }
        return url;
    }

    private @Nullable String model(RemoteDetector.Protocol protocol) {
        String model = entry.text("model");
        if (model == null && entry.value("model") == null) {
            switch (protocol) {
                case LLAMA_GUARD -> entry.fault("model", "is missing (expected: what the server calls the model)");
                case JUDGE -> entry.fault("model", "is missing (expected: an alias or a model of the gateway)");
                case WEBHOOK, OPENAI_MODERATION, PRESIDIO, LITELLM -> {}
            }
        }
        return model;
    }

    private List<String> stages() {
        if (entry.value("stages") == null) {
            return List.of("input");
        }
        List<String> stages = entry.texts("stages");
        if (stages.isEmpty() || !STAGES.containsAll(stages)) {
            entry.fault("stages", "are not all known (expected: some of " + String.join(", ", STAGES) + ")");
        }
        return stages;
    }

    private Mode mode() {
        Mode mode = entry.mode("mode", Mode.DETECT);
        if (mode.isOff() && entry.value("mode") != null) {
            entry.fault("mode", "off (expected: detect, redact or block; leave out who is not to be asked)");
        }
        return mode;
    }

    /** The first one where nothing is said. */
    private String choice(String name, List<String> choices) {
        String value = entry.text(name);
        if (value != null && !choices.contains(value)) {
            entry.fault(name, value + " (expected: one of " + String.join(", ", choices) + ")");
        }
        return value == null ? choices.getFirst() : value;
    }

    private int timeout(int usual) {
        Integer millis = entry.number("timeout_ms", 1);
        if (millis != null && millis > MOST_MILLIS) {
            entry.fault("timeout_ms", "is too long (expected: at most " + MOST_MILLIS + ")");
        }
        return millis == null ? usual : Math.min(millis, MOST_MILLIS);
    }

    private String language() {
        String language = entry.text("language");
        if (language != null && !language.matches("[a-z]{2,3}")) {
            entry.fault("language", "is no language (expected: like en)");
        }
        return language == null ? ENGLISH : language;
    }
}

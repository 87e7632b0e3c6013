package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.Redactor;
import ai.agumbe.model.detect.grounded.Grounding;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.guard.CheckSetting;
import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.Mode;
import ai.agumbe.model.guard.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Holds one exchange against a policy, and remembers what was decided. Used by one thread. */
public final class Screening {
    private static final List<Mode> STRICTNESS = List.of(Mode.DETECT, Mode.BLOCK, Mode.REDACT);
    private static final String ANSWER = "choices[0].message.content";

    private final Screen screen;
    private final List<String> context;
    private final Decisions decisions = new Decisions();
    private final @Nullable Placeholders placeholders;
    private final RemoteChecks others;
    private String lastAsked = "";
    private @Nullable Judge unsupported;

    /**
     * Begins one.
     *
     * @param context what the answer may rest on; empty for anything
     * @param others who outside is asked
     */
    public Screening(Screen screen, List<String> context, RemoteChecks others) {
        this.screen = screen;
        this.others = others;
        this.context = List.copyOf(context);
        this.placeholders = screen.policy().check(ContentCheck.PII).reversible() ? new Placeholders() : null;
    }

    /** One for which nobody outside is asked. */
    public Screening(Screen screen, List<String> context) {
        this(screen, context, RemoteChecks.NONE);
    }

    /** An exchange that no policy was found for yet. */
    public static Screening none() {
        return new Screening(Screen.OPEN, List.of());
    }

    public Policy policy() {
        return screen.policy();
    }

    public List<Decision> decisions() {
        return decisions.list();
    }

    /** Notes what was decided without looking at any text. */
    public void capped(Guardrail guardrail, String detail) {
        decisions.note(guardrail, Stage.REQUEST, Action.CAPPED, Decisions.ENFORCE, detail);
    }

    /** Refuses without looking at any text. */
    public GatewayException blocked(Guardrail guardrail, String param, String message) {
        decisions.note(guardrail, Stage.REQUEST, Action.BLOCKED, Decisions.ENFORCE, guardrail.setting());
        return GatewayException.about(guardrail.whenBlocked(), param, message);
    }

    public boolean readsInput() {
        return screen.readsInput();
    }

    public boolean readsOutput() {
        return screen.readsOutput() || (placeholders != null && !placeholders.isEmpty());
    }

    /**
     * Reads the texts of an ask, its context among them.
     *
     * @param param the member that they stand in
     */
    public TextVisitor input(String param) {
        Reactions reactions = new Reactions(decisions, Stage.INPUT, param, placeholders);
        ScanBudget budget = budget(Stage.INPUT);
        TextVisitor visitor = visitor(
                source -> screenOf(reactions, budget, inputJudges(source)),
                () -> screenOf(reactions, budget, List.of()));
        context.forEach(text -> visitor.text(text, TextSource.INDIRECT));
        return visitor;
    }

    /** How long all texts of an ask are together. */
    public void measure(long characters, String param) {
        if (!screen.policy().contentLength().allows(characters)) {
            decisions.note(Guardrail.CONTENT_LENGTH, Stage.INPUT, Action.BLOCKED, Decisions.ENFORCE, "contentLength");
            throw new Reactions(decisions, Stage.INPUT, param, null).refusal(Guardrail.CONTENT_LENGTH, "contentLength");
        }
    }

    /**
     * Tells those outside of an ask.
     *
     * @param texts shows its texts to a visitor
     */
    public RemotePass remoteInput(String param, Consumer<TextVisitor> texts) {
        Set<RemoteText> seen = new LinkedHashSet<>();
        if (others.reads(Stage.INPUT) || others.reads(Stage.OUTPUT)) {
            texts.accept(RemotePass.collecting(seen));
            seen.stream().filter(text -> text.source() == TextSource.CALLER).forEach(text -> lastAsked = text.text());
        }
        return RemotePass.begin(others, new Reactions(decisions, Stage.INPUT, param, placeholders), seen, lastAsked);
    }

    /** Tells those outside of an answer, or of a text of it. */
    public RemotePass remoteOutput(Consumer<TextVisitor> texts) {
        Set<RemoteText> seen = new LinkedHashSet<>();
        if (others.reads(Stage.OUTPUT)) {
            texts.accept(RemotePass.collecting(seen));
        }
        return RemotePass.begin(others, answered(), seen, lastAsked);
    }

    /** Whether those outside look at answers. */
    public boolean tellsOfAnswers() {
        return others.reads(Stage.OUTPUT);
    }

    /** Whether a stream waits until its answer is whole. */
    public boolean isBuffered() {
        return screen.policy().buffered() || isHeldForOthers();
    }

    /** Whether those outside may change or refuse what is answered. */
    boolean isHeldForOthers() {
        return others.enforces(Stage.OUTPUT);
    }

    /** The way of one text of a stream, of which those outside are told where they want to know. */
    public Step toldOthers(TextSource source, boolean json, Step way) {
        return tellsOfAnswers() ? new RemoteStep(this, source, json, way) : way;
    }

    /** Reads the texts of a whole answer. */
    public TextVisitor output() {
        return visitor(source -> source == TextSource.THOUGHT ? thought() : answerText(), this::argument);
    }

    /** The way of one text of an answer. */
    public TextScreen answerText() {
        return screenOf(answered(), budget(Stage.OUTPUT), outputJudges(true));
    }

    /** The way of what a model thought: it need not rest on anything. */
    public TextScreen thought() {
        return screenOf(answered(), budget(Stage.OUTPUT), outputJudges(false));
    }

    /** The way of one JSON text of an answer, such as a call's arguments. */
    public Step answerJson() {
        return new JsonTextStep(this::argument);
    }

    /** Texts of arguments are no sentences. */
    private TextScreen argument() {
        return screenOf(answered(), budget(Stage.OUTPUT), List.of());
    }

    private Reactions answered() {
        return new Reactions(decisions, Stage.OUTPUT, ANSWER, placeholders);
    }

    private ScanBudget budget(Stage stage) {
        return new ScanBudget(() -> decisions.note(
                Guardrail.CONTENT_LENGTH, stage, Action.DETECTED, Mode.DETECT.wireName(), "partial_scan"));
    }

    private static TextVisitor visitor(Function<TextSource, TextScreen> screens, Supplier<TextScreen> arguments) {
        return new TextVisitor() {
            @Override
            public String text(String text, TextSource source) {
                return TextScreen.whole(screens.apply(source), text);
            }

            @Override
            public String json(String text, TextSource source) {
                return TextScreen.whole(new JsonTextStep(arguments), text);
            }
        };
    }

    /** A judge, and what is done about what it finds. */
    private record JudgeSetting(Judge judge, Mode mode, boolean bySentence) {
        Step step(Redactor.Replacement reaction) {
            return bySentence ? JudgeStep.ofSentences(judge, reaction) : JudgeStep.ofWholeText(judge, reaction);
        }
    }

    /** Where in a text which guardrail would apply, each by itself; nothing is noted. */
    public List<Spot> spots(String text, TextSource source, Stage stage) {
        List<Spot> spots = new ArrayList<>();
        List<JudgeSetting> judges = stage == Stage.INPUT ? inputJudges(source) : outputJudges(true);
        for (JudgeSetting judge : judges) {
            TextScreen.whole(judge.step(noting(judge.mode(), spots)), text);
        }
        for (Mode mode : STRICTNESS) {
            for (Detector detector : screen.rules(stage).in(mode)) {
                TextScreen.whole(new RuleStep(detector, noting(mode, spots)), text);
            }
        }
        spots.sort(Comparator.comparingInt(spot -> spot.finding().start()));
        return spots;
    }

    private static Redactor.Replacement noting(Mode mode, List<Spot> spots) {
        return (finding, found) -> {
            spots.add(new Spot(mode, finding));
            return found;
        };
    }

    private TextScreen screenOf(Reactions reactions, ScanBudget budget, List<JudgeSetting> judges) {
        List<Step> watching = new ArrayList<>();
        List<Step> changing = new ArrayList<>();
        Stage stage = reactions.stage();
        for (JudgeSetting judge : judges) {
            (judge.mode().isEnforced() ? changing : watching).add(judge.step(reactions.in(judge.mode())));
        }
        for (Mode mode : STRICTNESS) {
            for (Detector detector : screen.rules(stage).in(mode)) {
                (mode.isEnforced() ? changing : watching).add(new RuleStep(detector, reactions.in(mode)));
            }
        }
        if (stage == Stage.OUTPUT && placeholders != null) {
            changing.add(new RestoreStep(placeholders));
        }
        return new TextScreen(watching, changing, budget);
    }

    private List<JudgeSetting> inputJudges(TextSource source) {
        List<JudgeSetting> judges = new ArrayList<>(2);
        ContentCheck check = switch (source) {
            case BACKEND, THOUGHT -> null;
            case CALLER -> ContentCheck.PROMPT_INJECTION;
            case INDIRECT -> ContentCheck.INDIRECT_PROMPT_INJECTION;
        };
        if (check != null && !screen.policy().mode(check).isOff()) {
            CheckSetting setting = screen.policy().check(check);
            judges.add(new JudgeSetting(Injections.of(Kind.valueOf(check.name()), setting), setting.mode(), false));
        }
        addTopics(judges);
        return judges;
    }

    private void addTopics(List<JudgeSetting> judges) {
        CheckSetting denied = screen.policy().check(ContentCheck.DENIED_TOPICS);
        if (!denied.mode().isOff() && !denied.topics().isEmpty()) {
            judges.add(new JudgeSetting(Topics.of(denied.topics()), denied.mode(), true));
        }
    }

    private List<JudgeSetting> outputJudges(boolean mustRest) {
        List<JudgeSetting> judges = new ArrayList<>(3);
        Mode safety = screen.policy().mode(ContentCheck.OUTPUT_SAFETY);
        if (!safety.isOff()) {
            judges.add(new JudgeSetting(Sentences::unsafe, safety, true));
        }
        CheckSetting groundedness = screen.policy().check(ContentCheck.GROUNDEDNESS);
        if (mustRest && !groundedness.mode().isOff() && !context.isEmpty()) {
            judges.add(new JudgeSetting(unsupported(groundedness), groundedness.mode(), true));
        }
        addTopics(judges);
        return judges;
    }

    private Judge unsupported(CheckSetting setting) {
        Judge judge = unsupported;
        if (judge == null) {
            judge = Sentences.unsupported(Grounding.of(context), setting.threshold());
            unsupported = judge;
        }
        return judge;
    }
}

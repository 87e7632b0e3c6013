package ai.agumbe.model.screen;

import ai.agumbe.model.guard.Mode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The texts of one ask or one answer, looked at by those outside while they are looked at here. Used by one thread. */
public final class RemotePass implements AutoCloseable {
    private final Reactions reactions;
    private final RemoteChecks.Asked asked;
    private final Map<RemoteText, RemoteChange> changes = new HashMap<>();

    private RemotePass(Reactions reactions, RemoteChecks.Asked asked) {
        this.reactions = reactions;
        this.asked = asked;
    }

    static RemotePass begin(RemoteChecks checks, Reactions reactions, Set<RemoteText> texts, String lastAsked) {
        boolean nothing = texts.isEmpty() || !checks.reads(reactions.stage());
        return new RemotePass(
                reactions, nothing ? List::of : checks.ask(reactions.stage(), List.copyOf(texts), lastAsked));
    }

    /** A visitor that keeps every text that it sees, and changes none. */
    static TextVisitor collecting(Set<RemoteText> texts) {
        return new WholeTexts(text -> {
            texts.add(text);
            return text.text();
        });
    }

    /** Waits for what they say, notes it and refuses what is to be refused; whether any text has to change. */
    public boolean changes() {
        List<RemoteVerdict> verdicts = new ArrayList<>(asked.await());
        verdicts.sort(Comparator.comparing(verdict -> verdict.detector().mode() != Mode.DETECT));
        for (RemoteVerdict verdict : verdicts) {
            verdict.opinions().forEach((text, opinion) -> heard(verdict, text, opinion));
            if (verdict.unavailable()) {
                reactions.unavailable(verdict.detector());
            }
        }
        return !changes.isEmpty();
    }

    private void heard(RemoteVerdict verdict, RemoteText text, RemoteVerdict.Opinion opinion) {
        List<RemoteFinding> counted = opinion.findings().stream()
                .filter(finding -> !isExempt(text.source(), finding.guardrail()))
                .map(finding -> meant(text.source(), finding))
                .toList();
        counted.forEach(finding -> reactions.remote(verdict.detector(), finding));
        boolean cut = verdict.detector().mode() == Mode.REDACT && !counted.isEmpty();
        if (cut) {
            changes.computeIfAbsent(text, same -> new RemoteChange()).add(counted, opinion.rewritten());
        }
    }

    /** The backend may tell its model what it likes. */
    private static boolean isExempt(TextSource source, Guardrail guardrail) {
        return source == TextSource.BACKEND
                && (guardrail == Guardrail.PROMPT_INJECTION || guardrail == Guardrail.INDIRECT_PROMPT_INJECTION);
    }

    private static RemoteFinding meant(TextSource source, RemoteFinding finding) {
        return source == TextSource.INDIRECT && finding.guardrail() == Guardrail.PROMPT_INJECTION
                ? new RemoteFinding(
                        Guardrail.INDIRECT_PROMPT_INJECTION,
                        finding.category(),
                        Guardrail.INDIRECT_PROMPT_INJECTION.name(),
                        finding.start(),
                        finding.end(),
                        finding.confidence())
                : finding;
    }

    /** Changes texts as those outside want it, before the other one reads them. */
    public TextVisitor before(TextVisitor then) {
        TextVisitor changing = changing();
        return new TextVisitor() {
            @Override
            public String text(String text, TextSource source) {
                return then.text(changing.text(text, source), source);
            }

            @Override
            public String json(String text, TextSource source) {
                return then.json(changing.json(text, source), source);
            }
        };
    }

    TextVisitor changing() {
        return new WholeTexts(text -> {
            RemoteChange change = changes.get(text);
            return change == null ? text.text() : change.in(text.text(), reactions);
        });
    }

    @Override
    public void close() {
        asked.close();
    }
}

package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Redactor;

/** Shows a judge one sentence after the other, or the whole text at its end; holds back what is not judged yet. */
final class JudgeStep implements Step {
    /** No sentence is longer: what runs on is judged in pieces. */
    static final int LONGEST_SENTENCE = 4 * 1024;

    private static final String ENDS = ".!?";

    private final Judge judge;
    private final boolean bySentence;
    private final Redactor.Replacement reaction;
    private final StringBuilder held = new StringBuilder();
    /** Where in the text what is held begins. */
    private int base;

    /** How much of what is held was searched for a sentence's end. */
    private int searched;

    private JudgeStep(Judge judge, boolean bySentence, Redactor.Replacement reaction) {
        this.judge = judge;
        this.bySentence = bySentence;
        this.reaction = reaction;
    }

    static JudgeStep ofSentences(Judge judge, Redactor.Replacement reaction) {
        return new JudgeStep(judge, true, reaction);
    }

    static JudgeStep ofWholeText(Judge judge, Redactor.Replacement reaction) {
        return new JudgeStep(judge, false, reaction);
    }

    @Override
    public String feed(String piece) {
        held.append(piece);
        if (!bySentence) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int end = endAfter(from); end > 0; end = endAfter(from)) {
            out.append(judged(held.substring(from, end)));
            base += end - from;
            from = end;
        }
        held.delete(0, from);
        searched -= from;
        return out.toString();
    }

    @Override
    public String finish() {
        String rest = held.toString();
        held.setLength(0);
        searched = 0;
        return rest.isEmpty() ? rest : judged(rest);
    }

    /** Where the sentence ends that begins there; 0 when that is not known yet. */
    private int endAfter(int from) {
        for (int at = Math.max(from, searched); at < held.length(); at++) {
            char sign = held.charAt(at);
            boolean full = at - from + 1 >= LONGEST_SENTENCE;
            if (full || sign == '\n') {
                searched = at + 1;
                return at + 1;
            }
            if (at > from && Character.isWhitespace(sign) && ENDS.indexOf(held.charAt(at - 1)) >= 0) {
                searched = at;
                return at;
            }
        }
        searched = held.length();
        return 0;
    }

    /** The same, where it is in the whole text. */
    private Finding within(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.kind(),
                base + finding.start(),
                base + finding.end(),
                finding.confidence(),
                finding.view());
    }

    private String judged(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Finding finding : judge.judge(text)) {
            out.append(text, at, finding.start());
            out.append(reaction.of(within(finding), text.substring(finding.start(), finding.end())));
            at = finding.end();
        }
        return out.append(text, at, text.length()).toString();
    }
}

package ai.agumbe.data.screen;

import ai.agumbe.model.screen.Screening;
import ai.agumbe.model.screen.Step;
import ai.agumbe.model.screen.TextScreen;
import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;

/** The ways of a stream's texts: those that come in pieces, and those that come at once. */
record AnswerWays(Screening screening) implements TextVisitor {
    /** The way of what is said. */
    Step words() {
        return screening.toldOthers(TextSource.CALLER, false, screening.answerText());
    }

    /** The way of what is thought. */
    Step thought() {
        return screening.toldOthers(TextSource.THOUGHT, false, screening.thought());
    }

    /** The way of JSON, such as what a tool is called with. */
    Step json() {
        return screening.toldOthers(TextSource.CALLER, true, screening.answerJson());
    }

    /** The way of what a tool is called with where that is no JSON: it need not rest on anything. */
    Step freeInput() {
        return screening.toldOthers(TextSource.CALLER, false, screening.thought());
    }

    @Override
    public String text(String text, TextSource source) {
        return TextScreen.whole(source == TextSource.THOUGHT ? thought() : words(), text);
    }

    @Override
    public String json(String text, TextSource source) {
        return TextScreen.whole(json(), text);
    }
}

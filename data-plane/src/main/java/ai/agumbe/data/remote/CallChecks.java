package ai.agumbe.data.remote;

import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteChecks;
import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict;
import ai.agumbe.model.screen.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The detectors outside that one call is drawn for; all of them are asked before any is awaited. */
final class CallChecks implements RemoteChecks {
    private final List<Question> questions;

    CallChecks(List<Question> questions) {
        this.questions = questions;
    }

    @Override
    public boolean reads(Stage stage) {
        return of(stage).findAny().isPresent();
    }

    @Override
    public boolean enforces(Stage stage) {
        return of(stage).map(Question::detector).anyMatch(each -> each.mode().isEnforced() || each.failClosed());
    }

    private Stream<Question> of(Stage stage) {
        return questions.stream().filter(question -> isFor(question.detector(), stage));
    }

    private static boolean isFor(RemoteDetector detector, Stage stage) {
        return stage == Stage.INPUT ? detector.input() : stage == Stage.OUTPUT && detector.output();
    }

    @Override
    public Asked ask(Stage stage, List<RemoteText> texts, String asked) {
        List<PendingVerdict> pending = of(stage)
                .map(question -> PendingVerdict.begin(question, stage, texts, asked))
                .toList();
        return new Asked() {
            @Override
            public List<RemoteVerdict> await() {
                List<RemoteVerdict> verdicts = new ArrayList<>(pending.size());
                pending.forEach(each -> verdicts.add(each.await()));
                return verdicts;
            }

            @Override
            public void close() {
                pending.forEach(PendingVerdict::close);
            }
        };
    }
}

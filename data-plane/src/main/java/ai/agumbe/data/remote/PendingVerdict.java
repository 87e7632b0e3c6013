package ai.agumbe.data.remote;

import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.RemoteVerdict;
import ai.agumbe.model.screen.RemoteVerdict.Opinion;
import ai.agumbe.model.screen.Stage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One detector's verdict on the texts of a stage: what is known of earlier, and what it is being asked. Used by one thread. */
final class PendingVerdict implements AutoCloseable {
    private final Question question;
    private final DetectorProtocol protocol;
    private final Stage stage;
    private final String asked;
    private final Map<RemoteText, Opinion> opinions = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();
    private boolean unavailable;

    /** Some of the texts, asked about in one request. */
    private record Part(List<RemoteText> texts, DetectorCall call) {}

    private PendingVerdict(Question question, Stage stage, String asked) {
        this.question = question;
        this.protocol = DetectorProtocol.of(question.detector().protocol());
        this.stage = stage;
        this.asked = asked;
    }

    static PendingVerdict begin(Question question, Stage stage, List<RemoteText> texts, String asked) {
        PendingVerdict pending = new PendingVerdict(question, stage, asked);
        List<RemoteText> unknown = new ArrayList<>();
        for (RemoteText text : texts) {
            if (pending.protocol.reads(stage, text.source())) {
                Optional<Opinion> known = question.verdicts().get(pending.key(text));
                known.ifPresentOrElse(opinion -> pending.keep(text, opinion), () -> unknown.add(text));
            }
        }
        if (!unknown.isEmpty()) {
            pending.send(unknown);
        }
        return pending;
    }

    private void send(List<RemoteText> texts) {
        if (question.secret() == null) {
            unavailable = true;
            return;
        }
        for (List<RemoteText> part : protocol.parts(texts)) {
            ObjectNode body = protocol.request(question.detector(), stage, part, asked);
            Optional<DetectorCall> call = question.lane().send(body, question);
            call.ifPresentOrElse(sent -> parts.add(new Part(part, sent)), () -> unavailable = true);
        }
    }

    RemoteVerdict await() {
        for (Part part : parts) {
            Optional<Judged> judged =
                    part.call().await(reply -> protocol.read(question.detector(), stage, part.texts(), reply));
            judged.ifPresentOrElse(said -> hear(part.texts(), said), () -> unavailable = true);
        }
        return new RemoteVerdict(question.detector(), opinions, unavailable);
    }

    private void hear(List<RemoteText> texts, Judged judged) {
        for (int i = 0; i < texts.size(); i++) {
            Opinion opinion = judged.opinions().get(i);
            keep(texts.get(i), opinion);
            if (judged.apart() && opinion.rewritten() == null) {
                question.verdicts().put(key(texts.get(i)), opinion);
            }
        }
    }

    private void keep(RemoteText text, Opinion opinion) {
        if (!opinion.isEmpty()) {
            opinions.put(text, opinion);
        }
    }

    private VerdictCache.Key key(RemoteText text) {
        String said = protocol.judgesByWhatWasAsked(stage) ? asked : "";
        return VerdictCache.Key.of(
                question.served().tenant(),
                question.detector().toString(),
                stage.wireName(),
                text.source().name(),
                said,
                text.text());
    }

    /** Hangs up on what was not awaited. */
    @Override
    public void close() {
        parts.forEach(part -> part.call().close());
    }
}

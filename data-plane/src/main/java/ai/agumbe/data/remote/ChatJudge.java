package ai.agumbe.data.remote;

import ai.agumbe.model.screen.RemoteText;
import ai.agumbe.model.screen.Stage;
import ai.agumbe.model.screen.TextSource;
import java.util.ArrayList;
import java.util.List;

/** A model that is asked in a chat what to think of a text, of an answer by what was asked. */
interface ChatJudge extends DetectorProtocol {
    /** More texts than this are judged several at a time. */
    int MOST_REQUESTS = 8;

    @Override
    default boolean reads(Stage stage, TextSource source) {
        return source != TextSource.BACKEND && (stage == Stage.OUTPUT || source != TextSource.THOUGHT);
    }

    @Override
    default boolean judgesByWhatWasAsked(Stage stage) {
        return stage == Stage.OUTPUT;
    }

    /** Each text in a request of its own, unless they are more. */
    @Override
    default List<List<RemoteText>> parts(List<RemoteText> texts) {
        int size = Math.ceilDiv(texts.size(), MOST_REQUESTS);
        List<List<RemoteText>> parts = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += size) {
            parts.add(texts.subList(at, Math.min(texts.size(), at + size)));
        }
        return parts;
    }
}

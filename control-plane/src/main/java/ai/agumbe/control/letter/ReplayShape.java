package ai.agumbe.control.letter;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.ReplayDocument;
import jakarta.inject.Singleton;

/** Replays as they are asked for and kept; they are made once and stay. */
@Singleton
final class ReplayShape implements Shape<ReplayDocument> {
    @Override
    public ConfigKind kind() {
        return ConfigKind.REPLAY;
    }

    @Override
    public Class<ReplayDocument> type() {
        return ReplayDocument.class;
    }

    @Override
    public ReplayDocument read(Members members, Origin origin) {
        return ReplayWish.read(members).document(origin.id(), 0);
    }
}

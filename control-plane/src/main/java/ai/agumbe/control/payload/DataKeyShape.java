package ai.agumbe.control.payload;

import ai.agumbe.control.document.Origin;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.DataKeyDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** Data keys: made here alone, never shown, and not kept by the history, so that what is deleted is gone. */
@Singleton
final class DataKeyShape implements Shape<DataKeyDocument> {
    @Override
    public ConfigKind kind() {
        return ConfigKind.DATA_KEY;
    }

    @Override
    public Class<DataKeyDocument> type() {
        return DataKeyDocument.class;
    }

    @Override
    public boolean isSingle() {
        return true;
    }

    @Override
    public DataKeyDocument read(Members members, Origin origin) {
        throw new IllegalStateException("data keys are made, not sent");
    }

    @Override
    public void hide(ObjectNode copy) {
        copy.remove("sealed");
    }

    @Override
    public ObjectNode remembered(ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        hide(copy);
        return copy;
    }
}

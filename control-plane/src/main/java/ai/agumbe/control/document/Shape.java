package ai.agumbe.control.document;

import ai.agumbe.control.json.Members;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.id.IdRule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One kind of document: how a request becomes one, what it refers to, what of it is shown. A new resource is a shape
 * and a controller.
 */
public interface Shape<D> {
    ConfigKind kind();

    Class<D> type();

    /** What ids look like. */
    default IdRule ids() {
        return IdRule.RESOURCE;
    }

    /** Whether such an id can exist. */
    default boolean allowsId(String id) {
        return ids().allows(id);
    }

    /** That in words. */
    default String idExpectation() {
        return ids().expectation();
    }

    /** The document a request describes. Faults are noted on the members; stand-ins take their places. */
    D read(Members members, Origin origin);

    /** Looks up every document that this one names; what is not to be seen becomes a fault. */
    default void refer(D document, References references) {}

    /** What else a creation does, in the same batch. */
    default void created(D document, Draft draft) {}

    /** What else a creation or a change does, in the same batch. */
    default void saved(D document, Draft draft) {}

    /** What else a deletion does, in the same batch, or why it may not be. */
    default void deleting(D document, Draft draft) {}

    /** What replies show of a document; changes the copy it is given. */
    default void hide(ObjectNode copy) {}

    /** What a change of single members starts from: all that a request could have said. */
    default void reduceToRequest(ObjectNode copy) {
        hide(copy);
    }

    /** What the history shows of a document; changes the copy it is given. */
    default void hideInHistory(ObjectNode copy) {
        hide(copy);
    }

    /** What the history keeps of a document, for good: all of it, but for what has to be gone when it is deleted. */
    default ObjectNode remembered(ObjectNode body) {
        return body;
    }

    /** From which document a restored one takes what requests do not say: the present one, or the old one. */
    default Stored keptOnRestoring(Stored old, Optional<Stored> present) {
        return present.orElse(old);
    }

    /** Whether an owner has one of them at most, which then needs no id. */
    default boolean isSingle() {
        return false;
    }

    /** Reads what a request to do something else with a document says, such as {@code rotate}. */
    default void readAction(String action, Members members) {}

    default ConfigKey key(String tenant, String id) {
        return ConfigKey.of(kind(), tenant, id);
    }
}

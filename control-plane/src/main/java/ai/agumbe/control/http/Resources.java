package ai.agumbe.control.http;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Shape;
import jakarta.inject.Singleton;

/** Gives each shape its HTTP face. */
@Singleton
public final class Resources {
    private final Documents documents;
    private final Changes changes;
    private final Replies replies;

    Resources(Documents documents, Changes changes, Replies replies) {
        this.documents = documents;
        this.changes = changes;
        this.replies = replies;
    }

    public <D> Resource<D> of(Shape<D> shape) {
        return new Resource<>(shape, documents, changes, replies);
    }
}

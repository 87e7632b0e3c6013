package ai.agumbe.local;

import ai.agumbe.local.layout.JsonFile;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import java.nio.file.Path;

/** The copy of {@code stack.json} at a fixed place, for scripts; it speaks of the stack that was last changed. */
final class PublishedStack {
    private final JsonFile file;

    PublishedStack(Path path) {
        this.file = new JsonFile(path);
    }

    void write(StackDocument document) {
        file.write(document);
    }

    /** Removes it if it speaks of a stack of that layout. */
    void withdraw(Layout layout) {
        boolean same = file.read(StackDocument.class)
                .map(found -> found.controlPlane().equals(layout.url(PartKind.CONTROL_PLANE)))
                .orElse(false);
        if (same) {
            file.delete();
        }
    }
}

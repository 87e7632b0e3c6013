package ai.agumbe.control.http;

import ai.agumbe.control.document.Shape;
import jakarta.inject.Singleton;

/** Gives each shape its HTTP face. */
@Singleton
public final class Resources {
    private final ResourceParts parts;

    Resources(ResourceParts parts) {
        this.parts = parts;
    }

    public <D> Resource<D> of(Shape<D> shape) {
        return new Resource<>(shape, parts);
    }
}

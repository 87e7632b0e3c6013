package ai.agumbe.model.detect.injection;

import ai.agumbe.model.detect.text.TextView;
import ai.agumbe.model.detect.text.Views;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says how much a text looks like an attempt to take a model over. It knows wordings, not meanings: what is asked without
 * any of them passes. Immutable, shared by all threads; time grows with the text's length and nothing else.
 */
public final class InjectionModel {
    private final Concepts concepts;
    private final Weights weights;

    InjectionModel(Concepts concepts, Weights weights) {
        this.concepts = concepts;
        this.weights = weights;
    }

    /** The one in this package's resources. */
    public static InjectionModel shipped() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(resource("injection.model")))) {
            return new InjectionModel(Concepts.shipped(), Weights.read(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the shipped one learned from. */
    public static String provenance() {
        try (InputStream in = resource("injection.model.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Thresholds thresholds() {
        return weights.thresholds();
    }

    /** 0 to 1, however the text has to be read. */
    public double score(CharSequence text) {
        Reading worst = worst(Views.of(text.toString()));
        return worst == null ? 0 : worst.score();
    }

    /** The worst stretch of any view, if it scores at least so much. */
    public Optional<Injection> find(Views views, double threshold) {
        Reading worst = worst(views);
        return worst == null || worst.score() < threshold ? Optional.empty() : Optional.of(worst.injection());
    }

    private @Nullable Reading worst(Views views) {
        Reading worst = null;
        for (TextView view : views.all()) {
            Reading reading = Reading.worst(concepts, weights, view);
            if (reading != null && (worst == null || reading.score() > worst.score())) {
                worst = reading;
            }
        }
        return worst;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(InjectionModel.class.getResourceAsStream(name), name);
    }
}

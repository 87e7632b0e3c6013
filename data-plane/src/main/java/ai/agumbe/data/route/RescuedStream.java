package ai.agumbe.data.route;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stream that goes on from another candidate when it breaks, as long as that one tells, to the character, what the caller
 * has seen; else it ends with the error it broke with. Used by one thread.
 */
final class RescuedStream implements AnswerStream {
    static final String DISAGREED = "disagreed";

    private final Function<Failure, Optional<Routed<AnswerStream>>> successor;
    private final RoutedCall call;
    private final MeterRegistry metrics;
    private final ShownAnswer shown = new ShownAnswer();
    private AnswerStream current;
    private @Nullable Failure broke;

    /** @param successor asks whoever is next after such a failure */
    RescuedStream(
            AnswerStream first,
            Function<Failure, Optional<Routed<AnswerStream>>> successor,
            RoutedCall call,
            MeterRegistry metrics) {
        this.current = first;
        this.successor = successor;
        this.call = call;
        this.metrics = metrics;
    }

    @Override
    public @Nullable Piece next() {
        while (true) {
            Piece piece;
            try {
                piece = current.next();
            } catch (BrokenStreamException broken) {
                goOnAfter(broken);
                continue;
            }
            Failure first = broke;
            if (first == null) {
                shown.note(piece);
                return piece;
            }
            switch (shown.goOnWith(piece)) {
                case NEW -> {
                    return piece;
                }
                case COMPLETE -> {
                    count("agreed");
                    return null;
                }
                case KNOWN -> {}
                case DISAGREES -> {
                    call.trail().ended(DISAGREED, current.usage());
                    current.close();
                    count(DISAGREED);
                    throw new BrokenStreamException(first);
                }
            }
        }
    }

    /** @throws BrokenStreamException when nobody goes on */
    private void goOnAfter(BrokenStreamException broken) {
        Failure failure = broken.failure();
        if (!shown.isComparable()
                || failure.fault() == Fault.CANCELLED
                || call.line().isGone()) {
            throw broken;
        }
        call.trail().ended(failure.fault().wireName(), current.usage());
        current.close();
        Failure first = broke == null ? failure : broke;
        Routed<AnswerStream> next = successor.apply(failure).orElse(null);
        if (next == null) {
            count("nobody");
            throw new BrokenStreamException(
                    call.line().isGone() ? Failure.of(Fault.CANCELLED, "The caller hung up.") : first);
        }
        broke = first;
        current = next.answer();
        shown.again();
    }

    private void count(String outcome) {
        metrics.counter("agumbe.stream.rescues", "outcome", outcome).increment();
    }

    @Override
    public Usage usage() {
        return current.usage();
    }

    @Override
    public void close() {
        current.close();
    }
}

package ai.agumbe.data.route;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Gets an answer from whoever may give it. How candidates are gone through stands in {@link Search}. */
@Singleton
public final class Router {
    private static final Search.Asking<AnswerStream> STREAMED = streamed(UnaryOperator.identity());
    /** In chat form, so that somebody else can be compared with it. */
    private static final Search.Asking<AnswerStream> COMPARABLE = streamed(ProviderCall::inChatForm);

    private static final Search.Asking<Completion> WHOLE = whole(Awaited.WHOLE_ANSWER, ProviderAdapter::complete);
    private static final Search.Asking<Completion> COUNT = whole(Awaited.COUNT, ProviderAdapter::count);

    private final Search.Parts parts;
    private final MeterRegistry metrics;

    Router(Search.Parts parts, MeterRegistry metrics) {
        this.parts = parts;
        this.metrics = metrics;
    }

    /** A whole answer. */
    public Routed<Completion> complete(RoutedCall call) {
        return new Search<>(parts, call, WHOLE).next();
    }

    /** A stream whose first piece with content is here; from now on nothing is sent twice. */
    public Routed<AnswerStream> stream(RoutedCall call) {
        return switch (call.route().rescue()) {
            case OFF -> new Search<>(parts, call, STREAMED).next();
            case AGREE -> rescued(call);
        };
    }

    /** How many tokens a prompt has; nothing is sold. */
    public Routed<Completion> count(RoutedCall call) {
        return new Search<>(parts, call, COUNT).next();
    }

    private Routed<AnswerStream> rescued(RoutedCall call) {
        Search<AnswerStream> search = new Search<>(parts, call, COMPARABLE);
        Routed<AnswerStream> first = search.next();
        return first.as(new RescuedStream(first.answer(), search::after, call, metrics));
    }

    private static Search.Asking<Completion> whole(
            Awaited awaited, BiFunction<ProviderAdapter, ProviderCall, Outcome<Completion>> how) {
        return new Search.Asking<>() {
            @Override
            public Awaited awaited() {
                return awaited;
            }

            @Override
            public Outcome<Completion> ask(ProviderAdapter adapter, ProviderCall call) {
                return how.apply(adapter, call);
            }

            @Override
            public Completion answered(Completion answer, Pass pass) {
                pass.succeeded();
                return answer;
            }
        };
    }

    private static Search.Asking<AnswerStream> streamed(UnaryOperator<ProviderCall> form) {
        return new Search.Asking<>() {
            @Override
            public Awaited awaited() {
                return Awaited.FIRST_CONTENT;
            }

            @Override
            public Outcome<AnswerStream> ask(ProviderAdapter adapter, ProviderCall call) {
                return adapter.stream(form.apply(call));
            }

            @Override
            public AnswerStream answered(AnswerStream answer, Pass pass) {
                pass.answering();
                return new WatchedStream(answer, pass);
            }
        };
    }
}

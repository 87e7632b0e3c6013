package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamCall;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.data.upstream.UpstreamException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/** Makes one call in a provider's dialect, once. */
@Singleton
public final class ProviderCaller {
    /** What requests say of their bodies. */
    public static final String CONTENT_TYPE = "application/json";

    private static final int MAX_REPLY_BYTES = 64 << 20;

    private final UpstreamClient upstream;

    ProviderCaller(UpstreamClient upstream) {
        this.upstream = upstream;
    }

    /** Asks for a whole answer. */
    public Outcome<Completion> complete(Dialect dialect, ProviderCall call) {
        UpstreamCall asked;
        try {
            asked = send(dialect, call);
        } catch (NotAskedException refused) {
            return new Outcome.Failed<>(refused.failure());
        }
        Usage paid = Usage.estimated(call.prompt().estimatedTokens(), 0);
        try (asked) {
            int status = asked.awaitStatus();
            byte[] body = asked.readAll(MAX_REPLY_BYTES);
            if (status / 100 != 2) {
                return new Outcome.Failed<>(dialect.failure(ErrorAnswer.of(asked, body)));
            }
            return new Outcome.Answered<>(dialect.answer(body, call));
        } catch (UpstreamException broken) {
            return new Outcome.Failed<>(UpstreamFailures.of(broken, asked.wasSent(), paid));
        } catch (BrokenStreamException spoilt) {
            Failure failure = spoilt.failure();
            return new Outcome.Failed<>(failure.sold().equals(Usage.NONE) ? failure.paid(paid) : failure);
        } catch (MalformedJsonException unreadable) {
            return new Outcome.Failed<>(Failure.of(Fault.UNREADABLE, "The provider's answer cannot be read.")
                    .paid(paid));
        }
    }

    /** Asks for a stream; answered once its first piece with content is here. */
    public Outcome<AnswerStream> stream(Dialect dialect, ProviderCall call) {
        UpstreamCall asked;
        try {
            asked = send(dialect, call);
        } catch (NotAskedException refused) {
            return new Outcome.Failed<>(refused.failure());
        }
        try {
            int status = asked.awaitStatus();
            if (status / 100 != 2) {
                Failure failure = dialect.failure(ErrorAnswer.of(asked, asked.readAll(MAX_REPLY_BYTES)));
                asked.close();
                return new Outcome.Failed<>(failure);
            }
            return new ProviderStream(asked, call.prompt(), dialect.frames(), dialect.reader(call)).awaitContent();
        } catch (UpstreamException broken) {
            asked.close();
            Usage paid = Usage.estimated(call.prompt().estimatedTokens(), 0);
            return new Outcome.Failed<>(UpstreamFailures.of(broken, asked.wasSent(), paid));
        }
    }

    /** Makes a request that asks no model, such as for what opens a provider. */
    public PlainReply ask(OutboundRequest request, Limits limits, CallerLine line) {
        try (UpstreamCall asked = upstream.send(request, limits, line.loop())) {
            int status = asked.awaitStatus();
            return new PlainReply(status, new String(asked.readAll(MAX_REPLY_BYTES), StandardCharsets.UTF_8));
        }
    }

    private UpstreamCall send(Dialect dialect, ProviderCall call) {
        OutboundRequest request = dialect.request(call)
                .header("content-type", CONTENT_TYPE)
                .header("accept", call.prompt().stream() ? dialect.streamType() : "application/json");
        UpstreamCall asked = upstream.send(request, call.limits(), call.line().loop());
        call.line().onGone(asked::cancel);
        return asked;
    }
}

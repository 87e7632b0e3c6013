package ai.agumbe.data.remote;

import ai.agumbe.data.chat.Deadline;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To a model of this gateway, on a thread of its own: whoever waits for an answer may have to wait for several candidates. */
final class ModelWay implements Way {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWay.class);
    /** The exchange ends itself at the deadline; only then does its row say that it took too long. */
    private static final Duration GRACE = Duration.ofMillis(20);

    private final OwnModels models;
    private final Duration time;

    ModelWay(OwnModels models, Duration time) {
        this.models = models;
        this.time = time;
    }

    @Override
    public PendingReply send(ObjectNode body, Question question) {
        Deadline deadline = Deadline.after(time);
        ServedLine line = ServedLine.of(question.served().line());
        CompletableFuture<Heard> heard = new CompletableFuture<>();
        Thread.ofVirtual().name("judge").start(() -> {
            try {
                heard.complete(models.ask(question.served(), body, deadline, line));
            } catch (RuntimeException | Error bug) {
                heard.completeExceptionally(bug);
            }
        });
        return new Reply(heard, deadline, line);
    }

    /** Its reply. */
    private record Reply(CompletableFuture<Heard> heard, Deadline deadline, ServedLine line) implements PendingReply {
        @Override
        public Heard await() {
            try {
                return heard.get(deadline.left().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                line.hangUp();
            } catch (ExecutionException failed) {
                LOG.atError().setCause(failed.getCause()).log("a judge could not be asked");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                line.hangUp();
            }
            return new Heard.Nothing(true);
        }

        /** What was sold by then is paid for and noted all the same. */
        @Override
        public void close() {
            line.hangUp();
        }
    }
}

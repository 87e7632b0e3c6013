package ai.agumbe.simulator.generation;

import ai.agumbe.simulator.dialect.Events;
import ai.agumbe.simulator.dialect.Order;
import ai.agumbe.simulator.dialect.Rendering;
import ai.agumbe.simulator.dialect.WholeReply;
import ai.agumbe.simulator.script.Script;
import ai.agumbe.simulator.script.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An ask in the hands of the dialect that read it. */
final class GenerationOrder implements Order {
    private final Generator dialect;
    private final Ask ask;

    GenerationOrder(Generator dialect, Ask ask) {
        this.dialect = dialect;
        this.ask = ask;
    }

    @Override
    public String model() {
        return ask.model();
    }

    @Override
    public @Nullable String simId() {
        return ask.simId();
    }

    @Override
    public int promptTokens() {
        return ask.prompt().tokens();
    }

    @Override
    public Rendering render(Script script, long seq) throws IOException {
        Completion completion = Composer.compose(ask, script, seq);
        if (!ask.isStreamed()) {
            return WholeReply.of(script, completion.sold(), out -> dialect.whole(completion, out));
        }
        try (Events out = new Events(script.garbage())) {
            Usage reported = dialect.stream(completion, out);
            return out.rendered(completion.sold(), reported);
        }
    }
}

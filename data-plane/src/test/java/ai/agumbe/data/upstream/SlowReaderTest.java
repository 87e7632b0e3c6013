package ai.agumbe.data.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.model.net.AddressRange;
import ai.agumbe.model.net.OutboundRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowReaderTest {
    private static final int PIECE = 64 << 10;
    private static final int PIECES = 64;

    private final FakeProvider provider = new FakeProvider();

    /** More than is held for a reader waits at the provider: that is no silence of the provider's. */
    @Test
    void aReaderWhoTakesHisTimeDoesNotMakeTheProviderLate() {
        Script much = Script.stream();
        for (int i = 0; i < PIECES; i++) {
            much.piece(new byte[PIECE]);
        }
        provider.next(much.end(), Script.stream().piece("silence follows").stall());

        try (provider;
                EventLoops loops = new EventLoops(1)) {
            UpstreamCall slow = send(loops, Duration.ofMillis(100));
            assertThat(slow.awaitStatus()).isEqualTo(200);
            slow.contentSeen();
            passTime(loops, Duration.ofMillis(400));

            int taken = 0;
            for (byte[] piece = slow.next(); piece != null; piece = slow.next()) {
                taken += piece.length;
            }

            assertThat(taken).isEqualTo(PIECES * PIECE);
        }
    }

    /** Another call's patience is the clock. */
    private void passTime(EventLoops loops, Duration patience) {
        UpstreamCall silent = send(loops, patience);
        assertThat(silent.next()).isNotNull();
        silent.contentSeen();
        assertThatThrownBy(silent::next)
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        late -> assertThat(late.kind()).isEqualTo(UpstreamException.Kind.TIMED_OUT));
    }

    private UpstreamCall send(EventLoops loops, Duration idle) {
        Duration patient = Duration.ofSeconds(20);
        OutboundRule rule = new OutboundRule(List.of(AddressRange.parse("127.0.0.0/8")));
        OutboundRequest request = new OutboundRequest("POST", Origin.of(provider.baseUrl()), "/chat", new byte[0]);
        return new UpstreamClient(loops, rule).send(request, new Limits(patient, patient, idle, patient), loops.any());
    }
}

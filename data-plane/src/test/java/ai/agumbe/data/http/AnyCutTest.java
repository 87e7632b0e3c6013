package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stream may be cut after any byte: it is complete when its finish reason came through, else it has failed. */
class AnyCutTest {
    private static final List<String> TEXTS = List.of("Grüße ", "aus ", "日本 ", "😀!");

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void aCutStreamIsCompleteOrBrokenButNeverSomethingElse() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringBuilder events = new StringBuilder();
        TEXTS.forEach(
                text -> events.append("data: ").append(Replies.chunk(text)).append("\n\n"));
        int talked = FakeProvider.bytes(events.toString()).length;
        events.append("data: ").append(Replies.FINISH);
        int finished = FakeProvider.bytes(events.toString()).length;
        byte[] stream = FakeProvider.bytes(events + "\n\ndata: [DONE]\n\n");
        int firstEvent = FakeProvider.bytes("data: " + Replies.chunk(TEXTS.getFirst())).length;

        for (int i = 0; i < 120; i++) {
            int cut = i < 20 ? talked + i * 12 : random.nextInt(stream.length + 1);
            int at = Math.min(cut, stream.length);
            boolean orderly = random.nextBoolean();
            GATEWAY.forgetFailures();
            GATEWAY.provider().next(script(stream, at, orderly, random));

            Answered answer = GATEWAY.chat(CHAT, ",\"stream\":true");

            String which = "seed " + seed + ", cut after " + at + (orderly ? ", orderly" : ", broken off");
            String whole = String.join("", TEXTS);
            if (at > finished + 1 || (at >= finished && orderly)) {
                assertThat(answer.content()).as(which).isEqualTo(whole);
                assertThat(answer.text()).as(which).doesNotContain("\"error\"");
            } else if (answer.status() == 200) {
                assertThat(whole).as(which).startsWith(answer.content());
                assertThat(answer.text()).as(which).contains("\"error\"").endsWith("data: [DONE]\n\n");
            } else {
                assertThat(answer.status()).as(which).isEqualTo(502);
                assertThat(at).as(which).isLessThan(firstEvent + 2);
            }
        }
    }

    private static Script script(byte[] stream, int end, boolean orderly, Random random) {
        Script script = Script.stream();
        int at = 0;
        while (at < end) {
            int next = Math.min(end, at + 1 + random.nextInt(80));
            script.piece(Arrays.copyOfRange(stream, at, next));
            at = next;
        }
        return orderly ? script.end() : script.cut();
    }
}

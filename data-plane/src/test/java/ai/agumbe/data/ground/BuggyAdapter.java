package ai.agumbe.data.ground;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.model.money.Tokens;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An adapter with a bug of ours: its streams fail in the middle as nobody foresaw. */
@Singleton
final class BuggyAdapter implements ProviderAdapter {
    @Override
    public boolean speaks(String providerKind) {
        return providerKind.equals("buggy");
    }

    @Override
    public Outcome<Completion> complete(ProviderCall call) {
        throw new IllegalStateException("a bug");
    }

    @Override
    public Outcome<AnswerStream> stream(ProviderCall call) {
        return new Outcome.Answered<>(new AnswerStream() {
            private boolean begun;

            @Override
            public @Nullable Piece next() {
                if (begun) {
                    throw new IllegalStateException("a bug");
                }
                begun = true;
                return new Piece.Chunk(Json.readObject(Replies.chunk("One").getBytes(StandardCharsets.UTF_8)));
            }

            @Override
            public Usage usage() {
                return Usage.told(Tokens.of(7, 1));
            }

            @Override
            public void close() {
                // nothing is open
            }
        });
    }
}

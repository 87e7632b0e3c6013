package ai.agumbe.model.body;

import ai.agumbe.model.screen.TextSource;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** The texts of asks for embeddings; their answers have none. */
public final class EmbeddingsTexts {
    private EmbeddingsTexts() {}

    /** Of an ask. */
    public static void ofAsk(JsonNode body, TextVisitor visitor) {
        new Texts(visitor, TextSource.CALLER).content(body, "input", Set.of());
    }
}

package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.NativeResponses;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Base64;

/** Carries thoughts as their provider signed them through {@code encrypted_content}, which callers send back unread. */
final class Seal {
    private static final String MARK = NativeResponses.SEAL;

    private Seal() {}

    static String of(ArrayNode blocks) {
        byte[] json = Json.write(Json.object().set("blocks", blocks));
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** The blocks in it; none when it is not ours. */
    static JsonNode open(String sealed) {
        if (!sealed.startsWith(MARK)) {
            return MissingNode.getInstance();
        }
        try {
            return Json.readObject(Base64.getUrlDecoder().decode(sealed.substring(MARK.length())))
                    .path("blocks");
        } catch (MalformedJsonException | IllegalArgumentException broken) {
            return MissingNode.getInstance();
        }
    }
}

package ai.agumbe.data.provider;

import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import java.util.ArrayList;
import java.util.List;

/** All buckets of tokens, one by one. */
public final class Buckets {
    private Buckets() {}

    public static List<Long> of(Tokens tokens) {
        List<Long> buckets = new ArrayList<>(List.of(
                tokens.input(),
                tokens.cachedInput(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.reasoning()));
        MediaTokens media = tokens.media();
        if (media != null) {
            buckets.addAll(List.of(media.audioInput(), media.imageInput(), media.audioOutput(), media.imageOutput()));
        }
        return buckets;
    }
}

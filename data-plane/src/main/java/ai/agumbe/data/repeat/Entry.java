package ai.agumbe.data.repeat;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What Redis says of a key that was to be claimed. */
sealed interface Entry {
    /** It is ours now. */
    record Claimed() implements Entry {}

    /** Another call runs under it. */
    record Running() implements Entry {}

    /** @param sealed the answer */
    record Kept(String sealed) implements Entry {}

    /** There was an answer, but it was not kept: it was streamed, too large, or beyond the tenant's quota. */
    record Gone() implements Entry {}

    /** It came with another body. */
    record Other() implements Entry {}

    /** The tenant has too many of them. */
    record Full() implements Entry {}

    static Entry of(List<byte[]> reply) {
        String state = text(reply.getFirst());
        return switch (state) {
            case "claimed" -> new Claimed();
            case "running" -> new Running();
            case "kept" -> new Kept(text(reply.get(1)));
            case "gone" -> new Gone();
            case "other" -> new Other();
            case "full" -> new Full();
            default -> throw new IllegalStateException("entry: " + state + " (expected: a state of ours)");
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

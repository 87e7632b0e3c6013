package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a script is told, in its order. */
final class Arguments {
    private final List<byte[]> all = new ArrayList<>();

    void add(String text) {
        all.add(text.getBytes(StandardCharsets.UTF_8));
    }

    void add(long number) {
        add(Long.toString(number));
    }

    /** Nothing for null. */
    void add(@Nullable Long number) {
        add(number == null ? "" : number.toString());
    }

    void add(Amount amount) {
        add(amount.nanoUsd());
        add(amount.tokens());
    }

    byte[][] all() {
        return all.toArray(byte[][]::new);
    }
}

package ai.agumbe.sdk.check;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a check holds an SDK's answer against. */
public final class Expect {
    private Expect() {}

    public static void equal(@Nullable Object found, @Nullable Object expected) {
        if (!Objects.equals(found, expected)) {
            throw new AssertionError(found + " (expected: " + expected + ")");
        }
    }

    public static void that(boolean holds, @Nullable Object found) {
        if (!holds) {
            throw new AssertionError("found " + found);
        }
    }

    /** The exception of that class which the call must end with. */
    public static <T extends Throwable> T raises(Class<T> kind, Call call) {
        try {
            call.make();
        } catch (Throwable thrown) {
            if (kind.isInstance(thrown)) {
                return kind.cast(thrown);
            }
            throw new AssertionError(thrown + " (expected: a " + kind.getSimpleName() + ")", thrown);
        }
        throw new AssertionError("nothing thrown (expected: a " + kind.getSimpleName() + ")");
    }

    /** A call of an SDK. */
    @FunctionalInterface
    public interface Call {
        void make() throws Exception;
    }
}

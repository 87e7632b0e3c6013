package ai.agumbe.model.money;

import org.jspecify.annotations.Nullable;

/** Tokens of sound and of pictures, in disjoint buckets. */
public record MediaTokens(long audioInput, long imageInput, long audioOutput, long imageOutput) {
    /** Null of nothing: most calls have neither, and should not carry four zeros about. */
    public static @Nullable MediaTokens of(long audioInput, long imageInput, long audioOutput, long imageOutput) {
        return (audioInput | imageInput | audioOutput | imageOutput) == 0
                ? null
                : new MediaTokens(audioInput, imageInput, audioOutput, imageOutput);
    }

    public long input() {
        return audioInput + imageInput;
    }

    public long output() {
        return audioOutput + imageOutput;
    }

    public long audio() {
        return audioInput + audioOutput;
    }

    public long image() {
        return imageInput + imageOutput;
    }

    public MediaTokens plus(MediaTokens other) {
        return new MediaTokens(
                audioInput + other.audioInput,
                imageInput + other.imageInput,
                audioOutput + other.audioOutput,
                imageOutput + other.imageOutput);
    }

    static @Nullable MediaTokens sum(@Nullable MediaTokens one, @Nullable MediaTokens other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }
}

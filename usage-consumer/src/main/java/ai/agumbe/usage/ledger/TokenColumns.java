package ai.agumbe.usage.ledger;

import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.usage.store.CopyRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tokens as columns: those of text always, those of sound and pictures only on lines that have any. */
final class TokenColumns {
    static final String TEXT =
            "input_tokens, cached_tokens, cache_write_5m_tokens, cache_write_1h_tokens, output_tokens,"
                    + " reasoning_tokens";
    static final String MEDIA = "audio_input_tokens, image_input_tokens, audio_output_tokens, image_output_tokens";

    private static final MediaTokens NONE = new MediaTokens(0, 0, 0, 0);

    private TokenColumns() {}

    static void writeText(CopyRows rows, Tokens tokens) {
        rows.number(tokens.input()).number(tokens.cachedInput());
        rows.number(tokens.cacheWrite5m()).number(tokens.cacheWrite1h());
        rows.number(tokens.output()).number(tokens.reasoning());
    }

    /** Nulls take no room in a line. */
    static void writeMediaOrNulls(CopyRows rows, @Nullable MediaTokens media) {
        if (media == null) {
            rows.value(null).value(null).value(null).value(null);
        } else {
            writeMedia(rows, media);
        }
    }

    static void writeMediaOrZeros(CopyRows rows, @Nullable MediaTokens media) {
        writeMedia(rows, media == null ? NONE : media);
    }

    private static void writeMedia(CopyRows rows, MediaTokens media) {
        rows.number(media.audioInput()).number(media.imageInput());
        rows.number(media.audioOutput()).number(media.imageOutput());
    }

    static Tokens read(ResultSet row) throws SQLException {
        return new Tokens(
                row.getLong("input_tokens"),
                row.getLong("cached_tokens"),
                row.getLong("cache_write_5m_tokens"),
                row.getLong("cache_write_1h_tokens"),
                row.getLong("output_tokens"),
                row.getLong("reasoning_tokens"),
                MediaTokens.of(
                        row.getLong("audio_input_tokens"),
                        row.getLong("image_input_tokens"),
                        row.getLong("audio_output_tokens"),
                        row.getLong("image_output_tokens")));
    }

    /** Whether no count is below zero. */
    static boolean areCounts(Tokens tokens) {
        MediaTokens media = tokens.media() == null ? NONE : tokens.media();
        // One below zero sets the sign of them all.
        return (tokens.input()
                        | tokens.cachedInput()
                        | tokens.cacheWrite5m()
                        | tokens.cacheWrite1h()
                        | tokens.output()
                        | tokens.reasoning()
                        | media.audioInput()
                        | media.imageInput()
                        | media.audioOutput()
                        | media.imageOutput())
                >= 0;
    }
}

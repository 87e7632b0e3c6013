package ai.agumbe.data.provider;

import org.jspecify.annotations.Nullable;

/** What a message is made of, whoever is to read it. */
public sealed interface Part {
    /** Where it stands, as {@code messages[0].content[1]}. */
    String path();

    record Text(String path, String text) implements Part {}

    /**
     * Bytes that came along.
     *
     * @param type as {@code image/png}
     */
    record Media(
            String path,
            String type,
            String base64,
            @Nullable String name) implements Part {}

    /** A picture that the provider is to fetch. */
    record Link(String path, String url) implements Part {}
}

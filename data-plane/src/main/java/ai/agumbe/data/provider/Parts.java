package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the content of OpenAI's messages into parts. */
public final class Parts {
    private static final String BASE64 = ";base64,";

    private Parts() {}

    /**
     * Of a string or an array of parts; nothing is no part.
     *
     * @param path where the content stands
     */
    public static List<Part> of(JsonNode content, String path) {
        List<Part> parts = new ArrayList<>();
        if (content.isTextual()) {
            parts.add(new Part.Text(path, content.textValue()));
        }
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            parts.add(read(content.get(i), path + "[" + i + "]"));
        }
        return parts;
    }

    private static Part read(JsonNode part, String path) {
        Parameters members = new Parameters(part, path).harmless("cache_control");
        String type = members.takeText("type");
        Part read = switch (type) {
            case "text" -> new Part.Text(path, members.takeText("text"));
            case "refusal" -> new Part.Text(path, members.takeText("refusal"));
            case "image_url" -> image(members.take("image_url"), path + ".image_url");
            case "input_audio" -> audio(members.take("input_audio"), path + ".input_audio");
            case "file" -> file(members.take("file"), path + ".file");
            default -> throw members.inexpressible("type", "is " + type + " (expected: text, image_url, file).");
        };
        members.refuseTheRest("This provider");
        return read;
    }

    private static Part image(JsonNode image, String path) {
        Parameters members = new Parameters(image, path).harmless("detail");
        String url = members.takeText("url");
        members.refuseTheRest("This provider");
        if (url.startsWith("https://") || url.startsWith("http://")) {
            return new Part.Link(path, url);
        }
        return media(url, path + ".url", null);
    }

    private static Part audio(JsonNode audio, String path) {
        Parameters members = new Parameters(audio, path);
        return new Part.Media(path, "audio/" + members.takeText("format"), members.takeText("data"), null);
    }

    private static Part file(JsonNode file, String path) {
        Parameters members = new Parameters(file, path);
        JsonNode name = members.take("filename");
        JsonNode bytes = members.take("file_data");
        members.refuseTheRest("This provider");
        return media(bytes.asText(), path + ".file_data", name.isTextual() ? name.textValue() : null);
    }

    private static Part media(String url, String path, @Nullable String name) {
        int comma = url.indexOf(BASE64);
        if (!url.startsWith("data:") || comma < 0) {
            throw new InexpressibleException(path, "must be a data: URL in base64 or, for images, an http(s) URL.");
        }
        String type = standardName(url.substring("data:".length(), comma));
        return new Part.Media(path, type, url.substring(comma + BASE64.length()), name);
    }

    /** A media type without its parameters, by the one name that every provider knows. */
    private static String standardName(String type) {
        String bare = type.replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
        return bare.equals("image/jpg") ? "image/jpeg" : bare;
    }
}

package ai.agumbe.model.detect.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Texts that it is known of what they are: a folder of gzipped files, one JSON object a line with source, label and text. */
final class TrainingTexts {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One of them. */
    record TrainingText(String source, boolean attack, List<Stretch> stretches) {
        /** Texts of a kind: as many as there are of it, the less each counts. */
        String kind() {
            return (attack ? "attacks: " : "harmless: ") + source;
        }
    }

    private TrainingTexts() {}

    static List<TrainingText> in(Path folder, Concepts concepts) throws IOException {
        List<TrainingText> texts = new ArrayList<>();
        for (Path file : files(folder)) {
            try (BufferedReader lines = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    texts.add(text(JSON.readTree(line), concepts));
                }
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.jsonl.gz")) {
            entries.forEach(files::add);
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }

    private static TrainingText text(JsonNode row, Concepts concepts) {
        return new TrainingText(
                row.path("source").asText(),
                row.path("label").asInt() == 1,
                Stretch.of(concepts, row.path("text").asText()));
    }
}

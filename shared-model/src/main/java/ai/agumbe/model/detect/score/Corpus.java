package ai.agumbe.model.detect.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A folder of gzipped files with one JSON object a line. */
record Corpus(Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    List<JsonNode> rows(String name) {
        Path file = folder.resolve(name + ".jsonl.gz");
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            List<JsonNode> rows = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(JSON.readTree(line));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> texts(String name, String... fields) {
        List<String> texts = new ArrayList<>();
        for (JsonNode row : rows(name)) {
            for (String field : fields) {
                texts.add(row.path(field).asText());
            }
        }
        return texts;
    }

    /** Everyday text in which there is nothing to find. */
    List<String> benign() {
        List<String> benign = new ArrayList<>(texts("topics", "text"));
        benign.addAll(texts("injection_benign_security", "text"));
        benign.addAll(texts("injection_benign_trigger_words", "text"));
        benign.addAll(texts("groundedness", "context", "answer"));
        benign.addAll(texts("indirect_contexts_clean", "text"));
        return benign;
    }
}

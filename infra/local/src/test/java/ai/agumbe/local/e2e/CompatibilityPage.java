package ai.agumbe.local.e2e;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** docs/compatibility.md, written of what the programs' checks came to. */
final class CompatibilityPage {
    private static final SequencedMap<String, String> COLUMNS = columns();
    private static final String HEAD = """
            # Compatibility

            What the official SDKs do against the gateway, unmodified: nothing but the base URL and the key is set.
            `./agumbe test` writes this page from what it saw and fails when it differs from the committed one.

            The models stand on simulated providers of three kinds, so that translation is tested through the SDKs' own parsers:
            **O** an OpenAI provider, **A** Anthropic, **G** Google Gemini. **(A)**: refused with a 400 that names the member, because that
            provider has no words for it. ✓: no provider is involved. –: the SDK has no words for it. **✗**: it failed.
            """;

    private final List<SdkResult> results;

    CompatibilityPage(List<SdkResult> results) {
        this.results = results;
    }

    private static SequencedMap<String, String> columns() {
        SequencedMap<String, String> columns = new LinkedHashMap<>();
        columns.put("openai", "O");
        columns.put("anthropic", "A");
        columns.put("google", "G");
        columns.put(SdkCell.ANY, "✓");
        return columns;
    }

    String text() throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        for (SdkFeatures.Section section : SdkFeatures.SECTIONS) {
            table(section, page);
        }
        return page.toString();
    }

    private void table(SdkFeatures.Section section, StringBuilder page) throws IOException {
        List<SdkResult> columns =
                results.stream().filter(result -> result.covers(section)).toList();
        page.append("\n## ").append(section.title()).append("\n\n| ");
        for (SdkResult column : columns) {
            page.append(" | ").append(column.program().heading());
        }
        page.append(" |\n|---").append("|---".repeat(columns.size())).append("|\n");
        section.features().forEach((feature, title) -> {
            page.append("| ").append(title);
            columns.forEach(column -> page.append(" | ").append(shown(column, feature)));
            page.append(" |\n");
        });
    }

    private static String shown(SdkResult result, String feature) {
        String shown = COLUMNS.keySet().stream()
                .flatMap(provider -> result.cell(feature, provider).stream())
                .map(CompatibilityPage::shown)
                .collect(Collectors.joining(" "));
        return shown.isEmpty() ? "–" : shown;
    }

    private static String shown(SdkCell cell) {
        String letter = COLUMNS.getOrDefault(cell.provider(), cell.provider());
        return cell.passed() ? letter : cell.refused() ? "(" + letter + ")" : "✗" + letter;
    }
}

package ai.agumbe.control.usage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Usage as CSV: the JSON's members as columns. */
final class UsageCsv {
    private UsageCsv() {}

    /** The header is there also when no row is. */
    static String of(UsageQuery query, List<UsageRow> rows) {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", header(query))).append("\r\n");
        for (UsageRow row : rows) {
            csv.append(columns(UsageJson.of(row)).values().stream()
                            .map(UsageCsv::quoted)
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    private static Iterable<String> header(UsageQuery query) {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("bucket", "");
        query.groupBy().forEach(dimension -> columns.put(dimension.wireName(), ""));
        columns.putAll(columns(UsageJson.of(UsageRow.total(List.of()))));
        return columns.keySet();
    }

    private static Map<String, String> columns(JsonNode members) {
        Map<String, String> columns = new LinkedHashMap<>();
        members.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                member.getValue()
                        .properties()
                        .forEach(inner -> columns.put(
                                member.getKey() + "_" + inner.getKey(),
                                inner.getValue().asText()));
            } else {
                columns.put(member.getKey(), member.getValue().asText(""));
            }
        });
        return columns;
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }
}

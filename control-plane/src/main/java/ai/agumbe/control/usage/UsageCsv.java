package ai.agumbe.control.usage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Usage as CSV: the JSON's members as columns. */
final class UsageCsv {
    private UsageCsv() {}

    /** The header is there also when no row is. */
    static String of(UsageQuery query, List<UsageRow> rows) {
        return Csv.of(
                header(query),
                rows.stream().map(row -> columns(UsageJson.of(row)).values()).toList());
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
}

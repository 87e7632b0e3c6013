package ai.agumbe.control.usage;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Comma-separated values as RFC 4180 has them. */
final class Csv {
    private final StringBuilder text = new StringBuilder();

    void line(Iterable<String> values) {
        text.append(StreamSupport.stream(values.spliterator(), false)
                        .map(Csv::quoted)
                        .collect(Collectors.joining(",")))
                .append("\r\n");
    }

    static String of(Iterable<String> header, List<? extends Iterable<String>> lines) {
        Csv csv = new Csv();
        csv.line(header);
        lines.forEach(csv::line);
        return csv.text.toString();
    }

    /** Also kept from being taken for a formula: labels are what callers call things. */
    private static String quoted(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 && !isNumberOrModel(value)
                ? "'" + value
                : value;
        boolean plain = safe.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    /** Catalogue ids begin with a sign that some spreadsheets read; they have a rule of their own and are no danger. */
    private static boolean isNumberOrModel(String value) {
        return value.matches("-?[0-9.]+|@[A-Za-z0-9._:/-]+");
    }
}

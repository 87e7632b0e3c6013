package ai.agumbe.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under a heading, aligned for a terminal or written as Markdown. */
final class Table {
    private final List<String> heading;
    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> heading) {
        this.heading = List.copyOf(heading);
    }

    void add(List<String> row) {
        if (row.size() != heading.size()) {
            throw new IllegalArgumentException("row: " + row + " (expected: " + heading.size() + " cells)");
        }
        rows.add(List.copyOf(row));
    }

    /** The first column to the left, numbers to the right. */
    String aligned() {
        var text = new StringBuilder();
        var widths = widths();
        line(text, heading, widths);
        text.append("-".repeat(widths.stream().mapToInt(width -> width + 2).sum() - 2))
                .append('\n');
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    String markdown() {
        var text = new StringBuilder();
        text.append("| ").append(String.join(" | ", heading)).append(" |\n|---|");
        text.append("---:|".repeat(heading.size() - 1)).append('\n');
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    private List<Integer> widths() {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < heading.size(); column++) {
            int widest = heading.get(column).length();
            for (var row : rows) {
                widest = Math.max(widest, row.get(column).length());
            }
            widths.add(widest);
        }
        return widths;
    }

    private static void line(StringBuilder text, List<String> cells, List<Integer> widths) {
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var fill = " ".repeat(widths.get(column) - cell.length());
            text.append(column == 0 ? cell + fill : "  " + fill + cell);
        }
        text.append('\n');
    }
}

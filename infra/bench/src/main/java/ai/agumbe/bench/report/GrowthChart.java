package ai.agumbe.bench.report;

import ai.agumbe.bench.scenario.Grown;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Metric;
import ai.agumbe.bench.scenario.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws what the growth scenario measured: the bytes of one exchange, and what is kept month by month. */
final class GrowthChart {
    private static final double PER_SECOND = 100;
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double DAYS_OF_A_MONTH = 365.25 / 12;
    private static final int MONTHS = 16;
    private static final int TOP = 70;
    private static final int BOTTOM = 330;

    private final Map<Metric, Double> figures;

    /** What is kept of exchanges in one place, and for how many days. */
    private record Place(String name, String colour, double bytes, double days) {
        double gigabytesAfter(double month) {
            return bytes * PER_SECOND * SECONDS_OF_A_DAY * Math.min(month * DAYS_OF_A_MONTH, days) / 1e9;
        }
    }

    private GrowthChart(Map<Metric, Double> figures) {
        this.figures = figures;
    }

    static GrowthChart of(Measured growth) {
        return new GrowthChart(
                growth.rounds().getOrDefault(Side.GATEWAY, List.of()).getFirst().figures());
    }

    String svg() {
        var svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 390" font-family="sans-serif" font-size="13" fill="#222">
            <rect width="960" height="390" fill="#fff"/>
            <text x="20" y="30" font-size="16">Bytes of one exchange</text>
            <text x="480" y="30" font-size="16">GB kept at %.0f requests/s all day, by months</text>
            """, PER_SECOND));
        bars(svg);
        lines(svg);
        return svg.append("</svg>\n").toString();
    }

    private void bars(StringBuilder svg) {
        var bars = List.of(
                new Bar("ledger line", "#31688e", figure(Grown.LINE_TABLE), figure(Grown.LINE_INDEX)),
                new Bar("log row", "#35b779", figure(Grown.ROW_TABLE), figure(Grown.ROW_INDEX)),
                new Bar("agumbe.usage", "#b5761f", figure(Grown.USAGE_TOPIC), 0),
                new Bar("agumbe.requests", "#8c3b62", figure(Grown.REQUESTS_TOPIC), 0));
        double most = bars.stream().mapToDouble(Bar::all).max().orElse(1);
        int y = TOP;
        for (var bar : bars) {
            double scale = 230 / most;
            svg.append(String.format(Locale.ROOT, "<text x=\"20\" y=\"%d\">%s</text>%n", y + 15, bar.name()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"150\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"%s\"/>%n",
                    y,
                    bar.table() * scale,
                    bar.colour()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"22\" fill=\"%s\" opacity=\"0.5\"/>%n",
                    150 + bar.table() * scale,
                    y,
                    bar.index() * scale,
                    bar.colour()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\">%,.0f</text>%n",
                    157 + bar.all() * scale,
                    y + 16,
                    bar.all()));
            y += 46;
        }
        for (var note : List.of("paler: indexes", "topics: as compressed, of calls that are all alike")) {
            svg.append(String.format(Locale.ROOT, "<text x=\"20\" y=\"%d\" fill=\"#666\">%s</text>%n", y + 12, note));
            y += 20;
        }
    }

    private record Bar(String name, String colour, double table, double index) {
        double all() {
            return table + index;
        }
    }

    private void lines(StringBuilder svg) {
        var places = List.of(
                new Place("ledger, 13 months", "#31688e", figure(Grown.LINE_TABLE) + figure(Grown.LINE_INDEX), 396),
                new Place("log rows, 30 days", "#35b779", figure(Grown.ROW_TABLE) + figure(Grown.ROW_INDEX), 30),
                new Place(
                        "both topics, 7 days", "#b5761f", figure(Grown.USAGE_TOPIC) + figure(Grown.REQUESTS_TOPIC), 7));
        double most = places.stream()
                .mapToDouble(place -> place.gigabytesAfter(MONTHS))
                .max()
                .orElse(1);
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        double step = most / power < 3 ? power / 5 : power;
        for (double at = 0; at <= most; at += step) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"530\" x2=\"940\" y1=\"%1$.1f\" y2=\"%1$.1f\" stroke=\"#ddd\"/>%n",
                    y(at, most)));
            svg.append(String.format(
                    Locale.ROOT, "<text x=\"522\" y=\"%.1f\" text-anchor=\"end\">%,.0f</text>%n", y(at, most) + 4, at));
        }
        for (int month = 0; month <= MONTHS; month += 2) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                    x(month),
                    BOTTOM + 18,
                    month));
        }
        int legend = TOP - 18;
        for (var place : places) {
            var points = new StringBuilder();
            for (double month = 0; month <= MONTHS; month += 0.05) {
                points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(month), y(place.gigabytesAfter(month), most)));
            }
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"/>%n",
                    points.toString().strip(),
                    place.colour()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"545\" y=\"%d\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"563\" y=\"%d\">%s: %,.0f GB</text>%n",
                    legend,
                    place.colour(),
                    legend + 11,
                    place.name(),
                    place.gigabytesAfter(MONTHS)));
            legend += 20;
        }
    }

    private static double x(double month) {
        return 530 + 410 * month / MONTHS;
    }

    private static double y(double value, double most) {
        return BOTTOM - (BOTTOM - TOP - 45) * value / most;
    }

    private double figure(Metric metric) {
        return figures.getOrDefault(metric, 0.0);
    }
}

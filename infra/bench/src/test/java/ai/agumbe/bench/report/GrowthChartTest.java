package ai.agumbe.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.bench.scenario.Grown;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Metric;
import ai.agumbe.bench.scenario.Round;
import ai.agumbe.bench.scenario.Side;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class GrowthChartTest {
    @Test
    void drawsWhatIsKeptOnceItsTimeIsOver() throws Exception {
        var figures = Map.of(
                Grown.LINE_TABLE, 400.0,
                Grown.LINE_INDEX, 100.0,
                Grown.ROW_TABLE, 1_600.0,
                Grown.ROW_INDEX, 400.0,
                Grown.USAGE_TOPIC, 150.0,
                Grown.REQUESTS_TOPIC, 350.0);

        var svg = GrowthChart.of(measured(figures)).svg();

        var drawn = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(drawn.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(svg)
                .contains("log rows, 30 days: 518 GB", "ledger, 13 months: 1,711 GB", "both topics, 7 days: 30 GB")
                .doesNotContain("NaN", "Infinity");
    }

    private static Measured measured(Map<Metric, Double> figures) {
        var round = new Round(figures, 1, Map.of(), Map.of());
        return new Measured("growth", "", "request", List.of(), List.of(), Map.of(Side.GATEWAY, List.of(round)));
    }
}

package ai.agumbe.local.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Layout layout = new Layout(8080, 3);

    @Test
    void everyPartHasItsPort() {
        assertThat(layout.port(PartName.dataPlane(1))).isEqualTo(8080);
        assertThat(layout.port(PartKind.CONTROL_PLANE)).isEqualTo(8081);
        assertThat(layout.port(PartKind.USAGE_CONSUMER)).isEqualTo(8082);
        assertThat(layout.port(PartKind.SIMULATOR)).isEqualTo(8090);
        assertThat(layout.port(PartName.dataPlane(2))).isEqualTo(8100);
        assertThat(layout.port(PartName.dataPlane(3))).isEqualTo(8101);
        assertThat(layout.port(PartKind.POSTGRES)).isEqualTo(8110);
        assertThat(layout.ports(PartName.of(PartKind.KAFKA))).containsExactly(8111, 8112);
        assertThat(layout.port(PartKind.REDIS)).isEqualTo(8113);
    }

    @Test
    void noTwoPartsOfTheLargestStackShareAPort() {
        Layout largest = new Layout(8080, Layout.MAX_NODES);

        List<Integer> ports = largest.parts().stream()
                .flatMap(part -> largest.ports(part).stream())
                .toList();

        assertThat(ports).doesNotHaveDuplicates().hasSize(16);
    }

    @Test
    void partsAreFoundByTheNamesThatAreShown() {
        assertThat(layout.parts())
                .allSatisfy(part -> assertThat(layout.find(part.toString())).contains(part));
        assertThat(layout.find("data-plane-3")).contains(PartName.dataPlane(3));
    }

    @Test
    void namesThatThisStackDoesNotHaveAreNotFound() {
        assertThat(List.of("data-plane-4", "data-plane", "data-plane-0", "Kafka", ""))
                .allSatisfy(name -> assertThat(layout.find(name)).isEmpty());
    }
}

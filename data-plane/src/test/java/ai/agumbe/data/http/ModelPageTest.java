package ai.agumbe.data.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.error.GatewayException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelPageTest {
    private static final List<ObjectNode> ALL = IntStream.range(0, 25)
            .mapToObj(number -> Json.object().put("id", "@m/" + number))
            .toList();

    @ParameterizedTest
    @CsvSource({
        "'', @m/0, @m/19, true",
        "?limit=5, @m/0, @m/4, true",
        "?limit=1000, @m/0, @m/24, false",
        "?limit=5&after_id=%40m%2F19, @m/20, @m/24, false",
        "?limit=4&after_id=@m/19, @m/20, @m/23, true",
        "?limit=5&before_id=@m/10, @m/5, @m/9, true",
        "?limit=10&before_id=@m/10, @m/0, @m/9, false"
    })
    void showsThePartThatIsAskedFor(String query, String first, String last, boolean more) {
        ObjectNode page = new ModelPage(query).of(ALL);

        assertThat(page.path("first_id").asText()).isEqualTo(first);
        assertThat(page.path("last_id").asText()).isEqualTo(last);
        assertThat(page.path("has_more").asBoolean()).isEqualTo(more);
        assertThat(page.at("/data/0/id").asText()).isEqualTo(first);
    }

    @Test
    void nothingHasNoEnds() {
        ObjectNode page = new ModelPage("").of(List.of());

        assertThat(page.toString()).isEqualTo("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=x", "?after_id=nope", "?after_id=%zz"})
    void refusesWhatNamesNoPage(String query) {
        assertThatExceptionOfType(GatewayException.class).isThrownBy(() -> new ModelPage(query).of(ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after_id", "before_id"})
    void saysWhichOfTheTwoNamesNoModel(String name) {
        assertThatExceptionOfType(GatewayException.class)
                .isThrownBy(() -> new ModelPage("?" + name + "=nope").of(ALL))
                .satisfies(refusal -> assertThat(refusal.param()).isEqualTo(name));
    }
}

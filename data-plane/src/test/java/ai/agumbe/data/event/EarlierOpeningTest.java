package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version left open in its journal is told of by this one: a node may die and come back as another version. */
final class EarlierOpeningTest {
    /** As written before openings said which version of the policy was in force: that of {@code Exchanges.opening(1)}. */
    private static final String WITHOUT_POLICY_VERSION = """
            AZAAAAAAcACAAAAAAAAAAQAAAAVyZXEtMQAAAABrAWugB1TUwAAAAARhY21lAAAAC2FwcF9zdXBwb3J0AAAABWNjLTQyAAAA\
            BHByb2QAAAAEa2V5Mf////8AAAADYXBwAAAAAXf/////AAAAA2NybQAAAAlzdW1tYXJpc2X/////AAAAB3N0YWdpbmf/////\
            AAAAAgAAAAFhAAAAAWIAAAAEY2hhdAAAAA1zbWFydC1kZWZhdWx0AAAABnVzZXItNwAAAAAAAAAJQHNpbS9mYXN0AAAAA3Np\
            bQAAAAZvcGVuYWkAAAAFc2ltLWEAAAAAAAAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAiAAAAAAAAAAAAAAAO\
            MC4wMDAwMDEyMzQwMDAAAAAWM0AyMDI2LTAxLTAxVDAwOjAwOjAwWg==""";

    @TempDir
    Path directory;

    @Test
    void anOpeningWithoutThePolicysVersionBecomesARowWithoutIt() throws IOException {
        byte[] payload = Base64.getDecoder().decode(WITHOUT_POLICY_VERSION);
        Frame opened = new Frame(Frame.OPENED, Exchanges.START.toEpochMilli(), payload, 0, 0);
        Files.write(directory.resolve("0000000000000001.journal"), opened.record());

        JournalFiles.open(directory, new TestClock()).close();

        List<JsonNode> rows = JournalFiles.rows(directory);
        assertThat(rows).hasSize(1);
        JsonNode row = rows.getFirst();
        assertThat(row.get("eventId").asText()).isEqualTo(Exchanges.eventId(1).toString());
        assertThat(row.get("errorCode").asText()).isEqualTo("interrupted");
        assertThat(row.get("totalTokens").asInt()).isEqualTo(46);
        assertThat(row.get("policyVersion").isNull()).isTrue();
    }
}

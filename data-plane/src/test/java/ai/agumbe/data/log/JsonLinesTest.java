package ai.agumbe.data.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final LoggerContext context = new LoggerContext();

    @BeforeEach
    void asSlf4jMakesIt() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    @Test
    void aLineIsJsonWithItsFacts() throws Exception {
        new JsonLines().configure(context);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ConsoleAppender<ILoggingEvent> output = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("stdout");
        output.setOutputStream(written);

        context.getLogger("ai.agumbe.Some")
                .atInfo()
                .addKeyValue("port", 8080)
                .setCause(new IllegalStateException("why"))
                .log("data plane listens");

        JsonNode line = new ObjectMapper().readTree(written.toByteArray());
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("message").asText()).isEqualTo("data plane listens");
        assertThat(line.path("kvpList").path(0).path("port").asText()).isEqualTo("8080");
        assertThat(line.path("throwable").path("message").asText()).isEqualTo("why");
    }

    @Test
    void librariesSayLess() {
        new JsonLines().configure(context);

        assertThat(context.getLogger("ai.agumbe.data.Node").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(context.getLogger("io.netty.channel").getEffectiveLevel()).isEqualTo(Level.WARN);
        assertThat(context.getLogger("org.apache.kafka.clients.NetworkClient").getEffectiveLevel())
                .isEqualTo(Level.ERROR);
    }

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).anyMatch(JsonLines.class::isInstance);
    }
}

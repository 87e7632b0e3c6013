package ai.agumbe.data.upstream;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.OwnCertificate;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Providers over TLS, with a certificate of a company's own for {@code localhost}. */
class TlsTest {
    private static final OwnCertificate CERTIFICATE = new OwnCertificate("dns:localhost");
    private static final FakeProvider PROVIDER = new FakeProvider(CERTIFICATE.sockets());

    @RegisterExtension
    static final RunningGateway TRUSTING = new RunningGateway(
            Map.of("AGUMBE_UPSTREAM_CA_FILE", CERTIFICATE.pem().toString()));

    @RegisterExtension
    static final RunningGateway WARY = new RunningGateway();

    @AfterAll
    static void close() {
        PROVIDER.close();
    }

    @BeforeEach
    void forget() {
        PROVIDER.reset();
    }

    private static Answered ask(RunningGateway gateway, String host, String more) {
        gateway.config().provider("fake", "https://" + host + ":" + PROVIDER.port() + "/v1", Timeouts.INHERITED);
        gateway.apply();
        return gateway.chat(CHAT, more);
    }

    @Test
    void aProviderIsAskedWhenAnAuthorityOfOursVouchesForItsName() {
        assertThat(ask(TRUSTING, "localhost", "").status()).isEqualTo(200);
        assertThat(ask(TRUSTING, "localhost", "").status()).isEqualTo(200);

        assertThat(PROVIDER.asked().stream().map(asked -> asked.connection()).distinct())
                .as("one handshake for both")
                .hasSize(1);
    }

    @Test
    void streamsComeThroughTooPieceByPiece() {
        PROVIDER.next(Script.stream()
                .events(Replies.chunk("One"), Replies.chunk("Two"), Replies.FINISH, Replies.DONE)
                .end());

        assertThat(ask(TRUSTING, "localhost", ",\"stream\":true").content()).isEqualTo("OneTwo");
    }

    @Test
    void anotherNameIsRefusedThoughTheCertificateIsTrusted() {
        Answered refused = ask(TRUSTING, "127.0.0.1", "");

        assertThat(refused.status()).isEqualTo(502);
        assertThat(PROVIDER.asked()).as("not a byte of the request left").isEmpty();
    }

    @Test
    void aCertificateNobodyVouchesForIsRefused() {
        Answered refused = ask(WARY, "localhost", "");

        assertThat(refused.status()).isEqualTo(502);
        assertThat(PROVIDER.asked()).isEmpty();
    }

    @Test
    void aFileWithoutCertificatesIsRefused(@TempDir Path folder) throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> Authorities.alsoOf(empty)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Authorities.alsoOf(folder.resolve("none.pem")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theAuthoritiesThatTheJdkKnowsStayTrusted() {
        assertThat(Authorities.alsoOf(CERTIFICATE.pem()).trust().getTrustManagers())
                .allMatch(each -> ((javax.net.ssl.X509TrustManager) each).getAcceptedIssuers().length > 10);
    }
}

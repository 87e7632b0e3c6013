package ai.agumbe.local.detour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DetourTest {
    private static final int PATIENCE_MILLIS = 10_000;

    private ServerSocket echo;
    private Detour detour;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::answerAll);
        detour = Detour.to(echo.getLocalPort());
    }

    @AfterEach
    void close() throws IOException {
        detour.close();
        echo.close();
    }

    @Test
    void passesOnWhatIsSaidInBothDirectionsAndTheEnd() throws IOException {
        try (Socket caller = call()) {
            assertThat(echoOf(caller, "hello")).isEqualTo("hello");
            caller.shutdownOutput();
            assertThat(caller.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void isLateOrNarrowForConnectionsThatAreThereAlready() throws IOException {
        try (Socket caller = call()) {
            assertThat(echoOf(caller, "hello")).isEqualTo("hello");
            detour.demand(new Toll.Late(Duration.ofMillis(60)));
            long began = System.nanoTime();
            assertThat(echoOf(caller, "again")).isEqualTo("again");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));

            detour.demand(new Toll.Narrow(50));
            began = System.nanoTime();
            assertThat(echoOf(caller, "again")).isEqualTo("again");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void isSilentUntilItIsOpenAgainAndLosesNothing() throws IOException {
        try (Socket caller = call()) {
            detour.demand(new Toll.Silent());
            say(caller, "hello");
            caller.setSoTimeout(50);
            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            detour.open();

            caller.setSoTimeout(PATIENCE_MILLIS);
            assertThat(new String(caller.getInputStream().readNBytes(5), StandardCharsets.US_ASCII))
                    .isEqualTo("hello");
        }
    }

    @Test
    void breaksOffWithAReset() throws IOException {
        try (Socket caller = call()) {
            assertThat(echoOf(caller, "hello")).isEqualTo("hello");

            detour.demand(new Toll.Broken());

            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void halfClosedItSaysThatNothingMoreComesAndSwallows() throws IOException {
        try (Socket caller = call()) {
            assertThat(echoOf(caller, "hello")).isEqualTo("hello");

            detour.demand(new Toll.HalfClosed());

            assertThat(caller.getInputStream().read()).isEqualTo(-1);
            say(caller, "anybody?");
        }
    }

    @Test
    void cutsWhereTheTextIsSaid() throws IOException {
        try (Socket caller = call()) {
            detour.demand(new Toll.CutAt(Toll.Side.PART, "COMMIT"));
            assertThat(echoOf(caller, "INSERT")).isEqualTo("INSERT");

            say(caller, "COMMIT");

            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    private Socket call() throws IOException {
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), detour.port());
        caller.setSoTimeout(PATIENCE_MILLIS);
        return caller;
    }

    private static void say(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String echoOf(Socket caller, String text) throws IOException {
        say(caller, text);
        return new String(caller.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    private void answerAll() {
        while (!echo.isClosed()) {
            try {
                Socket heard = echo.accept();
                Thread.ofVirtual().start(() -> answer(heard));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket heard) {
        try (heard) {
            heard.getInputStream().transferTo(heard.getOutputStream());
        } catch (IOException broken) {
            // The test wanted it so.
        }
    }
}

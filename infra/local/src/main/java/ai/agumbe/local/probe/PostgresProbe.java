package ai.agumbe.local.probe;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Opens a session as far as the password: Postgres asks for it once it accepts connections, and not before. */
public final class PostgresProbe implements Probe {
    private static final int PROTOCOL = 3 << 16;
    private static final int LENGTH_BYTES = 4;

    private final Exchange exchange;
    private final byte[] hello;

    public PostgresProbe(int port, String user, String database) {
        this.exchange = new Exchange(port);
        this.hello = hello(user, database);
    }

    @Override
    public boolean ready() {
        return exchange.holds((out, in) -> {
            out.write(hello);
            out.flush();
            return in.readByte() == 'R';
        });
    }

    private static byte[] hello(String user, String database) {
        byte[] body = ("user\0" + user + "\0database\0" + database + "\0\0").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(LENGTH_BYTES + LENGTH_BYTES + body.length);
            out.writeInt(PROTOCOL);
            out.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException("a byte array cannot be written", impossible);
        }
        return bytes.toByteArray();
    }
}

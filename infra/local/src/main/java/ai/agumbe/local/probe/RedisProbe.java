package ai.agumbe.local.probe;

import java.nio.charset.StandardCharsets;

/** Pings Redis; while it still loads its file it answers with an error instead. */
public final class RedisProbe implements Probe {
    private final Exchange exchange;

    public RedisProbe(int port) {
        this.exchange = new Exchange(port);
    }

    @Override
    public boolean ready() {
        return exchange.holds((out, in) -> {
            out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return in.readByte() == '+';
        });
    }
}

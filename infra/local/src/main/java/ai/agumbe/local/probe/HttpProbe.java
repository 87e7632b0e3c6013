package ai.agumbe.local.probe;

import java.nio.charset.StandardCharsets;

/** Gets a path by HTTP; 200 means ready. */
public final class HttpProbe implements Probe {
    private static final String READY = "HTTP/1.1 200";

    private final Exchange exchange;
    private final byte[] request;

    public HttpProbe(int port, String path) {
        this.exchange = new Exchange(port);
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean ready() {
        return exchange.holds((out, in) -> {
            out.write(request);
            out.flush();
            return new String(in.readNBytes(READY.length()), StandardCharsets.US_ASCII).equals(READY);
        });
    }
}

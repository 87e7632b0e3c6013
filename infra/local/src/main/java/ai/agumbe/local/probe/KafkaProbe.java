package ai.agumbe.local.probe;

/** Asks the broker which requests it knows; it answers once it processes requests, not when its port opens. */
public final class KafkaProbe implements Probe {
    private static final short API_VERSIONS = 18;
    private static final int CORRELATION = 42;
    private static final int REQUEST_BYTES = 10;

    private final Exchange exchange;

    public KafkaProbe(int port) {
        this.exchange = new Exchange(port);
    }

    @Override
    public boolean ready() {
        return exchange.holds((out, in) -> {
            out.writeInt(REQUEST_BYTES);
            out.writeShort(API_VERSIONS);
            out.writeShort(0);
            out.writeInt(CORRELATION);
            out.writeShort(-1);
            out.flush();
            in.readInt();
            return in.readInt() == CORRELATION && in.readShort() == 0;
        });
    }
}

package ai.agumbe.control.publication;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether publication works; tells each change of that once. */
@Singleton
public final class PublicationState {
    private static final Logger LOG = LoggerFactory.getLogger(PublicationState.class);
    private volatile String told = "starting";

    PublicationState(PrometheusMeterRegistry metrics) {
        Gauge.builder("agumbe.config.publication.up", this, state -> "up".equals(state.told) ? 1 : 0)
                .register(metrics);
    }

    /** {@code up}, {@code starting}, or what is in the way. */
    public String told() {
        return told;
    }

    void works() {
        if (!"up".equals(told)) {
            LOG.atInfo().log("publication works");
        }
        told = "up";
    }

    void failed(Exception failure) {
        String reason = "waiting: " + failure.getClass().getSimpleName();
        if (!reason.equals(told)) {
            LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("publication fails, trying again");
        }
        told = reason;
    }
}

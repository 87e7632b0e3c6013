package ai.agumbe.data.payload;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.event.KeptPayload;
import ai.agumbe.data.snapshot.Tenant;
import ai.agumbe.data.snapshot.TenantKey;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.config.PayloadSetting;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.guard.CheckSetting;
import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.Policy;
import ai.agumbe.model.payload.Payload;
import ai.agumbe.model.screen.SharedDetectors;
import ai.agumbe.model.secret.DataKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what one exchange asks and is answered, where its app keeps that. It never fails the exchange. Used by one thread. */
public interface Recording {
    /** Of an exchange of which nothing is kept. */
    Recording NONE = new Recording() {};

    /**
     * Begins one.
     *
     * @param policy where it hides personal data and tells it to the caller again, nothing is kept as it was
     */
    static Recording of(Tenant tenant, AppDocument app, Policy policy) {
        PayloadSetting setting = PayloadSetting.of(app.payloads());
        if (setting == PayloadSetting.OFF) {
            return NONE;
        }
        TenantKey key = tenant.dataKey();
        DataKey opened = key == null ? null : key.opened();
        if (key == null || opened == null) {
            return new Unkept();
        }
        CheckSetting personal = policy.check(ContentCheck.PII);
        boolean asItWas = setting == PayloadSetting.RAW && tenant.document().rawPayloads() && !personal.reversible();
        Detector detector = asItWas ? null : SharedDetectors.of(true, true, personal.countries());
        return new Kept(tenant.id(), key.number(), opened, detector);
    }

    /** The ask as it goes to a provider; nobody changes it any more. */
    default void asked(ObjectNode body) {}

    /** The whole answer as its caller gets it. */
    default void answered(ObjectNode body) {}

    /** A piece of an answer as its caller gets it. */
    default void heard(Piece piece) {}

    /** The exchange has ended: what is kept of it; null where nothing is to be. */
    default @Nullable KeptPayload end(UUID eventId) {
        return null;
    }

    /** Of one that should be kept by a node that cannot. */
    final class Unkept implements Recording {
        @Override
        public KeptPayload end(UUID eventId) {
            return new KeptPayload.Missing("no_data_key");
        }
    }

    /** Of one that is kept. */
    final class Kept implements Recording {
        private static final Logger LOG = LoggerFactory.getLogger(Recording.class);

        private final String tenant;
        private final int keyNumber;
        private final DataKey key;
        private final @Nullable Detector detector;
        private final StreamedTexts streamed;
        private @Nullable ObjectNode ask;
        private @Nullable ObjectNode answer;
        private boolean isStreamed;
        private @Nullable RuntimeException bug;

        Kept(String tenant, int keyNumber, DataKey key, @Nullable Detector detector) {
            this.tenant = tenant;
            this.keyNumber = keyNumber;
            this.key = key;
            this.detector = detector;
            this.streamed = new StreamedTexts(detector);
        }

        @Override
        public void asked(ObjectNode body) {
            ask = body;
        }

        @Override
        public void answered(ObjectNode body) {
            answer = body;
        }

        @Override
        public void heard(Piece piece) {
            isStreamed = true;
            if (bug == null) {
                try {
                    streamed.add(piece);
                } catch (RuntimeException unexpected) {
                    bug = unexpected;
                }
            }
        }

        @Override
        public KeptPayload end(UUID eventId) {
            try {
                return bug == null ? sealed(eventId) : failed(eventId, bug);
            } catch (RuntimeException unexpected) {
                return failed(eventId, unexpected);
            }
        }

        /** Its message may quote what was said. */
        private static KeptPayload failed(UUID eventId, RuntimeException bug) {
            LOG.atError()
                    .addKeyValue("event", eventId)
                    .addKeyValue("bug", bug.getClass().getName())
                    .log("a payload cannot be kept");
            return new KeptPayload.Missing("failed");
        }

        private KeptPayload sealed(UUID eventId) {
            CutJson.Cut asked = ask == null ? CutJson.Cut.NOTHING : CutJson.of(ask, detector);
            CutJson.Cut answered =
                    isStreamed ? streamed.end() : answer == null ? CutJson.Cut.NOTHING : CutJson.of(answer, detector);
            byte[] plain = new Payload(asked.text(), answered.text()).bytes();
            byte[] sealed = key.seal(plain, Payload.context(tenant, eventId));
            return new KeptPayload.Sealed(
                    keyNumber,
                    detector != null,
                    asked.isCut(),
                    answered.isCut(),
                    Base64.getEncoder().encodeToString(sealed));
        }
    }
}

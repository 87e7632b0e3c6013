package ai.agumbe.data.event;

import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the journal keeps of an exchange that begins: enough to tell of it should the node die. */
record OpeningRecord(Opening opening, Attempt estimate) {
    static void write(FactsWriter out, Opening opening, Attempt estimate) {
        out.number(opening.eventId().getMostSignificantBits());
        out.number(opening.eventId().getLeastSignificantBits());
        out.text(opening.requestId());
        out.instant(opening.startedAt());
        writeSubject(out, opening.subject());
        writeMetadata(out, opening.metadata());
        out.text(opening.requestKind());
        out.text(opening.requestedModel());
        out.text(opening.endUser());
        out.number(opening.stream() ? 1 : 0);
        writeEstimate(out, estimate);
        Integer policy = opening.policyVersion();
        out.number(policy == null ? FactsWriter.ABSENT : policy);
        out.text(opening.parentRequestId());
    }

    /** The record in these bytes; throws a {@link RuntimeException} when they are not one. */
    static OpeningRecord read(byte[] payload) {
        FactsReader in = new FactsReader(payload);
        UUID eventId = new UUID(in.longNumber(), in.longNumber());
        String requestId = in.presentText();
        Instant startedAt = in.instant();
        Subject subject = readSubject(in);
        Metadata metadata = readMetadata(in);
        String requestKind = in.presentText();
        String requestedModel = in.text();
        String endUser = in.text();
        boolean stream = in.number() == 1;
        Attempt estimate = readEstimate(in);
        Integer policyVersion = readPolicyVersion(in);
        Opening opening = new Opening(
                eventId,
                requestId,
                in.isAtEnd() ? null : in.text(),
                startedAt,
                subject,
                metadata,
                requestKind,
                requestedModel,
                endUser,
                stream,
                policyVersion);
        return new OpeningRecord(opening, estimate);
    }

    /** Records that were written before there was one end without it, and without what was added later. */
    private static @Nullable Integer readPolicyVersion(FactsReader in) {
        int version = in.isAtEnd() ? FactsWriter.ABSENT : in.number();
        return version == FactsWriter.ABSENT ? null : Integer.valueOf(version);
    }

    private static void writeSubject(FactsWriter out, Subject subject) {
        out.text(subject.tenant());
        out.text(subject.app());
        out.text(subject.costCenter());
        out.text(subject.environment());
        out.text(subject.keyId());
        out.text(subject.userId());
        out.text(subject.type());
    }

    private static Subject readSubject(FactsReader in) {
        return new Subject(
                in.presentText(), in.presentText(), in.text(), in.text(), in.text(), in.text(), in.presentText());
    }

    private static void writeMetadata(FactsWriter out, Metadata metadata) {
        out.text(metadata.workspaceId());
        out.text(metadata.xnamespaceId());
        out.text(metadata.sourceService());
        out.text(metadata.operation());
        out.text(metadata.externalRequestId());
        out.text(metadata.environment());
        out.text(metadata.branch());
        out.texts(metadata.tags());
    }

    private static Metadata readMetadata(FactsReader in) {
        return new Metadata(in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.texts());
    }

    private static void writeEstimate(FactsWriter out, Attempt estimate) {
        out.text(estimate.model());
        out.text(estimate.provider());
        out.text(estimate.providerKind());
        out.text(estimate.credential());
        Tokens tokens = estimate.tokens();
        out.number(tokens.input());
        out.number(tokens.cachedInput());
        out.number(tokens.cacheWrite5m());
        out.number(tokens.cacheWrite1h());
        out.number(tokens.output());
        out.number(tokens.reasoning());
        BigDecimal cost = estimate.cost();
        out.text(cost == null ? null : cost.toPlainString());
        out.text(estimate.priceVersion());
    }

    private static Attempt readEstimate(FactsReader in) {
        String model = in.presentText();
        String provider = in.presentText();
        String providerKind = in.presentText();
        String credential = in.text();
        Tokens tokens = new Tokens(
                in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber());
        String cost = in.text();
        return new Attempt(
                model,
                provider,
                providerKind,
                credential,
                Interruption.OUTCOME,
                null,
                0,
                tokens,
                cost == null ? null : new BigDecimal(cost),
                in.text(),
                true);
    }
}

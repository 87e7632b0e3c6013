package ai.agumbe.data.repeat;

import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;

/** Lets one of all calls with the same key and body ask a provider, and gives its answer to the others. */
public final class Repeats implements AutoCloseable {
    private final Entries entries;
    private final Seal seal;
    private final Leases leases;
    private final MeterRegistry metrics;

    public Repeats(SharedRedis redis, RepeatSettings settings, KeyEncryptionKeys keys, MeterRegistry metrics) {
        this.entries = new Entries(redis, settings);
        this.seal = new Seal(keys);
        this.leases = new Leases(entries, seal, settings.lease());
        this.metrics = metrics;
    }

    /** Waits while another call with this key and body runs, on whatever node. */
    public Turn turn(Repeatable call) {
        if (call.sentKey().isEmpty()) {
            return new Turn.Ours(Claim.NOT_ASKED_FOR);
        }
        RepeatKey key = RepeatKey.of(call);
        String owner = UUID.randomUUID().toString();
        Optional<Entry> entry = awaitTurn(key, owner, call);
        if (entry.isEmpty()) {
            // Should it have been claimed although we did not hear so.
            entries.release(key, owner);
            return off();
        }
        return decided(entry.get(), key, owner);
    }

    private Turn decided(Entry entry, RepeatKey key, String owner) {
        return switch (entry) {
            case Entry.Claimed() -> {
                count("first");
                yield new Turn.Ours(Claim.with(leases.hold(key, owner)));
            }
            case Entry.Kept(String sealed) -> {
                KeptAnswer answer = seal.opened(sealed, key).orElseThrow(() -> notKept());
                count("replayed");
                yield new Turn.Theirs(answer);
            }
            case Entry.Other() ->
                throw conflict("Idempotency-Key came with another body before. Send a new key for a" + " new request.");
            case Entry.Gone() -> throw notKept();
            case Entry.Full() -> off();
            case Entry.Running() -> throw new IllegalStateException("turn: taken while another's runs");
        };
    }

    private Optional<Entry> awaitTurn(RepeatKey key, String owner, Repeatable call) {
        Optional<Entry> entry = entries.claim(key, owner);
        if (!isOfAnother(entry)) {
            return entry;
        }
        Wait wait = new Wait(call);
        do {
            wait.aMoment();
            Optional<Entry> next = entries.claim(key, owner);
            // Who knows that another runs does not ask a provider only because Redis was slow once.
            entry = next.isEmpty() && entries.canBeAsked() ? entry : next;
        } while (isOfAnother(entry));
        return entry;
    }

    private static boolean isOfAnother(Optional<Entry> entry) {
        return entry.isPresent() && entry.get() instanceof Entry.Running;
    }

    private Turn off() {
        count("off");
        return new Turn.Ours(Claim.OFF);
    }

    private GatewayException notKept() {
        return conflict("The answer that Idempotency-Key had before was not kept: it was streamed, larger than "
                + RepeatSettings.MAX_ANSWER_BYTES
                + " bytes, or beyond the tenant's quota. Send a new key to ask again.");
    }

    private GatewayException conflict(String message) {
        count("conflict");
        return GatewayException.about(ErrorCode.IDEMPOTENCY_CONFLICT, "Idempotency-Key", message);
    }

    private void count(String outcome) {
        metrics.counter("agumbe.idempotency", "outcome", outcome).increment();
    }

    @Override
    public void close() {
        leases.close();
    }
}

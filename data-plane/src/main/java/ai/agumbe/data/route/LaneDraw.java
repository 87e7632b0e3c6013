package ai.agumbe.data.route;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Target;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Spreads calls among a target's credentials by their weights, those left out that rest or fail. */
@Singleton
final class LaneDraw {
    /** Puts a lane behind all that are not avoided: no lot is that unlucky. */
    private static final double AVOIDED = 1_000;

    private final Lanes lanes;

    LaneDraw(Lanes lanes) {
        this.lanes = lanes;
    }

    /** @param failed the lane that was tried just before: another one is better, if there is one */
    Turn from(Target target, Lot lot, @Nullable Lane failed) {
        List<Credential> credentials = target.credentials();
        if (credentials.size() > 1) {
            return among(target, lot, failed);
        }
        Credential only = credentials.isEmpty() ? null : credentials.getFirst();
        return only != null && only.secret() == null
                ? new Turn.Never()
                : enter(lanes.of(target, only), only, lanes.now());
    }

    /** Whether a call could be made now with a credential that was not rejected lately. */
    boolean hasUnavoided(Target target) {
        long now = lanes.now();
        for (Credential credential : target.credentials()) {
            Lane lane = lanes.of(target, credential);
            if (credential.secret() != null && lane.waitNanos(now) == 0 && !lane.isAvoided(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a call could be made now. */
    boolean isReady(Target target) {
        long now = lanes.now();
        for (Credential credential : target.credentials()) {
            if (credential.secret() != null && lanes.of(target, credential).waitNanos(now) == 0) {
                return true;
            }
        }
        return target.credentials().isEmpty() && lanes.of(target, null).waitNanos(now) == 0;
    }

    private Turn enter(Lane lane, @Nullable Credential credential, long now) {
        int era = lane.coolingNanos(now) > 0 ? Breaker.REFUSED : lane.breaker().admit(now);
        if (era == Breaker.REFUSED) {
            return notNow(lane, now);
        }
        lane.usedAt(now);
        return new Pass(lanes, lane, credential, era);
    }

    private Turn among(Target target, Lot lot, @Nullable Lane failed) {
        Turn shut = new Turn.Never();
        // A lane may be taken between looking and entering: then the others are looked at again.
        for (int look = 0; look < target.credentials().size(); look++) {
            long now = lanes.now();
            shut = new Turn.Never();
            Lane drawn = null;
            Credential opens = null;
            double luckiest = Double.NEGATIVE_INFINITY;
            for (Credential credential : target.credentials()) {
                if (credential.secret() == null) {
                    continue;
                }
                Lane lane = lanes.of(target, credential);
                if (lane.waitNanos(now) > 0) {
                    shut = sooner(shut, notNow(lane, now));
                    continue;
                }
                boolean avoided = lane == failed || lane.isAvoided(now);
                double luck = lot.of(credential.id(), credential.weight()) - (avoided ? AVOIDED : 0);
                if (luck > luckiest) {
                    luckiest = luck;
                    drawn = lane;
                    opens = credential;
                }
            }
            if (drawn == null) {
                return shut;
            }
            Turn turn = enter(drawn, opens, now);
            if (turn instanceof Pass) {
                return turn;
            }
            shut = sooner(shut, turn);
        }
        return shut;
    }

    private static Turn.NotNow notNow(Lane lane, long now) {
        Turn.Reason reason = lane.coolingNanos(now) > 0 ? Turn.Reason.COOLING : Turn.Reason.BREAKER_OPEN;
        return new Turn.NotNow(reason, Math.max(1, lane.waitNanos(now)));
    }

    /** The one that opens first; resting on the provider's word is what is told of both. */
    static Turn sooner(Turn one, Turn other) {
        if (!(one instanceof Turn.NotNow(Turn.Reason reason, long nanos))) {
            return other;
        }
        if (!(other instanceof Turn.NotNow(Turn.Reason otherReason, long otherNanos))) {
            return one;
        }
        boolean cooling = reason == Turn.Reason.COOLING || otherReason == Turn.Reason.COOLING;
        return new Turn.NotNow(cooling ? Turn.Reason.COOLING : Turn.Reason.BREAKER_OPEN, Math.min(nanos, otherNanos));
    }
}

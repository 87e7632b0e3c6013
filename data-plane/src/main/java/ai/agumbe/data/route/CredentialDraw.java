package ai.agumbe.data.route;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Spreads calls among a target's credentials by their weights. */
final class CredentialDraw {
    private CredentialDraw() {}

    /** Empty when the target has none that this node can use. */
    static Optional<Credential> from(Target target) {
        List<Credential> usable = target.credentials();
        if (usable.size() == 1) {
            return Optional.of(usable.getFirst()).filter(only -> only.secret() != null);
        }
        int weights = 0;
        for (Credential credential : usable) {
            weights += credential.secret() == null ? 0 : credential.weight();
        }
        if (weights == 0) {
            return Optional.empty();
        }
        int ticket = ThreadLocalRandom.current().nextInt(weights);
        for (Credential credential : usable) {
            ticket -= credential.secret() == null ? 0 : credential.weight();
            if (ticket < 0) {
                return Optional.of(credential);
            }
        }
        return Optional.empty();
    }
}

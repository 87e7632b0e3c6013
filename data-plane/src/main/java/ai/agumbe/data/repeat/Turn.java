package ai.agumbe.data.repeat;

/** Whose turn it is to ask a provider: this call's, or another's, whose answer it shares. */
public sealed interface Turn {
    /** Ask, and say through the claim what became of it. */
    record Ours(Claim claim) implements Turn {}

    /** Another was answered this. */
    record Theirs(KeptAnswer answer) implements Turn {}
}

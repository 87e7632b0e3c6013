package ai.agumbe.model.spend;

import java.time.Instant;

/** One window of an account; the key of its record on the topic, as {@code account@start}. */
public record SpendKey(Account account, Instant start) {
    public static SpendKey parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("spend key: " + text + " (expected: account@start)");
        }
        return new SpendKey(Account.parse(text.substring(0, at)), Instant.parse(text.substring(at + 1)));
    }

    /** Where Redis counts it; the braces keep all of a tenant on one node of a cluster. */
    public String place() {
        return "agumbe:purse:{" + account.tenant() + "}:" + this;
    }

    /** Where Redis has what running calls hold of it: by the time at which they let go, named {@code call:nano-dollars:tokens}. */
    public String heldPlace() {
        return place() + ":held";
    }

    @Override
    public String toString() {
        return account + "@" + start;
    }
}

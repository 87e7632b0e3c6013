package ai.agumbe.model.config;

import java.util.List;

/** Who may refer to a platform's object: in documents a list of tenants, or the one word {@code all}. */
public final class Sharing {
    public static final String ALL = "all";
    public static final List<String> WITH_ALL = List.of(ALL);
    public static final List<String> WITH_NONE = List.of();

    private Sharing() {}

    /** Whether a tenant may refer to an object of this owner ({@code ""}: the platform). */
    public static boolean allows(String owner, List<String> sharedWith, String tenant) {
        return owner.equals(tenant) || (owner.isEmpty() && (sharedWith.contains(ALL) || sharedWith.contains(tenant)));
    }
}

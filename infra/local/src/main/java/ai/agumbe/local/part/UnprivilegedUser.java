package ai.agumbe.local.part;

import ai.agumbe.local.layout.StackFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * Somebody who is not root, as whom Postgres insists to run. Root becomes one in a user namespace of its own, where
 * nobody is root but files stay ours; where the kernel forbids that, the user nobody does, who then owns the data.
 */
enum UnprivilegedUser {
    SELF,
    NAMESPACE,
    NOBODY;

    private static final String NOBODY_ID = "65534";

    static UnprivilegedUser find() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return SELF;
        }
        if (Program.works("unshare", "-U", "true")) {
            return NAMESPACE;
        }
        if (Program.works("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups", "true")) {
            return NOBODY;
        }
        throw new StackFailure(
                "postgres: does not run as root, and neither unshare -U nor setpriv works here (expected:"
                        + " ./agumbe started by another user than root)");
    }

    /** What stands before a command. */
    List<String> prefix() {
        return switch (this) {
            case SELF -> List.of();
            case NAMESPACE -> List.of("unshare", "-U");
            case NOBODY -> List.of("setpriv", "--reuid=" + NOBODY_ID, "--regid=" + NOBODY_ID, "--clear-groups");
        };
    }

    /** Gives the folder to whom Postgres runs as. */
    void own(Path folder) {
        if (this == NOBODY) {
            new Program(List.of("chown", "-R", NOBODY_ID + ":" + NOBODY_ID, folder.toString())).run("");
        }
    }
}

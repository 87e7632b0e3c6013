package ai.agumbe.data.route;

import io.micronaut.context.ApplicationContext;

/** Makes a node forget how providers fared, so that tests do not feel each other. */
public final class ForgottenLanes {
    private ForgottenLanes() {}

    public static void in(ApplicationContext node) {
        node.getBean(Lanes.class).known.clear();
    }
}

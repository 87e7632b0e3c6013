package ai.agumbe.local.fault;

import java.util.List;

/**
 * {@code kill -9}, then started again.
 *
 * @param parts in the order in which they are started
 */
record Killed(List<String> parts) implements Harm {
    static Killed part(String name) {
        return new Killed(List.of(name));
    }

    @Override
    public void strike(Scene scene) {
        parts.reversed().forEach(scene.parts()::kill9);
    }

    @Override
    public void mend(Scene scene) {
        parts.stream().filter(part -> !scene.parts().isRunning(part)).forEach(scene.parts()::start);
    }
}

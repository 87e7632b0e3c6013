package ai.agumbe.local.fault;

import java.util.List;

/** SIGSTOP, later SIGCONT: the parts hold their connections and say nothing. */
record Frozen(List<String> parts) implements Harm {
    static Frozen part(String name) {
        return new Frozen(List.of(name));
    }

    @Override
    public void strike(Scene scene) {
        parts.forEach(part -> scene.parts().signal(part, "STOP"));
    }

    @Override
    public void mend(Scene scene) {
        parts.forEach(part -> scene.parts().signal(part, "CONT"));
    }
}

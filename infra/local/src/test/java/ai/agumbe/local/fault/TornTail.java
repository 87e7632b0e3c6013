package ai.agumbe.local.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** A data plane dies and leaves a journal that ends in what is no record: half of one, noise, or nothing but zeros. */
record TornTail(String part) implements Harm {
    private static final int MOST = 5_000;
    private static final int KINDS = 3;

    @Override
    public void strike(Scene scene) throws IOException {
        scene.parts().kill9(part);
        Path newest = segments(scene.parts().folder(part).resolve("journal")).getLast();
        Files.write(newest, tail(newest, scene.random()), StandardOpenOption.APPEND);
    }

    @Override
    public void mend(Scene scene) {
        boolean _ = scene.parts().start(part);
    }

    /** The journal's files, oldest first. */
    static List<Path> segments(Path journal) throws IOException {
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".journal"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private static byte[] tail(Path segment, Random random) throws IOException {
        byte[] tail = new byte[1 + random.nextInt(MOST)];
        int kind = random.nextInt(KINDS);
        if (kind == 0) {
            random.nextBytes(tail);
        } else if (kind == 1) {
            // Each segment begins with a record; an opening alone has some 300 bytes.
            byte[] whole = Files.readAllBytes(segment);
            tail = Arrays.copyOf(whole, Math.min(whole.length, 1 + random.nextInt(100)));
        }
        return tail;
    }
}

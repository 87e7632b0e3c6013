package ai.agumbe.local.fault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A byte of a data plane's journal, or of its position in it, is another one when it starts again, with much unsent. */
record SpoiltByte(String part) implements Harm {
    @Override
    public void strike(Scene scene) throws IOException {
        scene.parts().kill9("kafka");
        scene.traffic().awaitWhole(0, 50);
        scene.parts().kill9(part);
        Path journal = scene.parts().folder(part).resolve("journal");
        List<Path> files = new ArrayList<>(TornTail.segments(journal));
        files.add(journal.resolve("position"));
        Path file = files.get(scene.random().nextInt(files.size()));
        long at = scene.random().nextLong(Math.max(1, Files.size(file)));
        spoil(file, at);
        boolean _ = scene.parts().start(part);
    }

    @Override
    public void mend(Scene scene) {
        boolean _ = scene.parts().start("kafka");
    }

    private static void spoil(Path file, long at) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int was = open.read();
            open.seek(at);
            open.write(was ^ 0x55);
        }
    }
}

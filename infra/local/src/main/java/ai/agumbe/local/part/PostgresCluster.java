package ai.agumbe.local.part;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Makes a data folder with our database and its owner in it. */
final class PostgresCluster {
    private final Path bin;
    private final UnprivilegedUser user;

    PostgresCluster(Path bin, UnprivilegedUser user) {
        this.bin = bin;
        this.user = user;
    }

    /** The folder gets its name last, so that a half-made one is never taken for a whole one. */
    void make(Path folder, String password) {
        try {
            Files.createDirectories(folder.getParent());
            Path draft = Files.createTempDirectory(folder.getParent(), "draft-");
            user.own(draft);
            initialise(draft);
            Files.writeString(draft.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            single(draft)
                    .run("CREATE ROLE " + Postgres.USER + " LOGIN PASSWORD '" + password + "'\n" + "CREATE DATABASE "
                            + Postgres.DATABASE + " OWNER " + Postgres.USER + "\n");
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new StackFailure("postgres: " + folder + " cannot be made", failure);
        }
    }

    /** The superuser has no password, and nobody gets in without one: only single-user mode can become it. */
    private void initialise(Path folder) {
        run(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + folder,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8"));
    }

    private Program single(Path folder) {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(List.of(bin.resolve("postgres").toString(), "--single", "-D", folder.toString(), "postgres"));
        return new Program(command);
    }

    private void run(List<String> initdb) {
        List<String> command = new ArrayList<>(user.prefix());
        command.addAll(initdb);
        new Program(command).run("");
    }
}

package ai.agumbe.local.fault;

import ai.agumbe.local.StackDocument.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Postgres takes every statement of a batch and then refuses the commit, as it does when its disk or its rules say so. */
record CommitFails() implements Harm {
    /** Deferred to the commit; every second batch, so that some get through meanwhile. */
    private static final String STRIKE = """
            CREATE FUNCTION usage.fail_commit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF random() < 0.5 THEN RAISE EXCEPTION 'commit fails' USING ERRCODE = '53100'; END IF;
              RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER fail_commit AFTER INSERT OR UPDATE ON usage.position
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION usage.fail_commit();
            """;

    private static final String MEND = "DROP FUNCTION IF EXISTS usage.fail_commit() CASCADE";

    @Override
    public void strike(Scene scene) throws IOException {
        run(scene, STRIKE);
    }

    @Override
    public void mend(Scene scene) throws IOException {
        run(scene, MEND);
    }

    private static void run(Scene scene, String sql) throws IOException {
        Database database = scene.ground().stack().document().postgres();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IOException("postgres cannot be told to fail", failure);
        }
    }
}

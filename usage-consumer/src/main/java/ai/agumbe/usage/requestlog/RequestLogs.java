package ai.agumbe.usage.requestlog;

import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Two ways into the request log: while Postgres takes a batch of one, a batch of the other is read. */
@Factory
final class RequestLogs {
    @Singleton
    @Named("first")
    RequestLog first(Database database, UsageSettings settings, InstantSource clock) {
        return new RequestLog(database, settings, clock);
    }

    @Singleton
    @Named("second")
    RequestLog second(Database database, UsageSettings settings, InstantSource clock) {
        return new RequestLog(database, settings, clock);
    }
}

package ai.agumbe.usage.intake;

import ai.agumbe.usage.store.Database;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** What every intake works with. */
@Singleton
record IntakeTools(
        KafkaAccess kafka,
        Origins origins,
        Database database,
        Positions positions,
        DeadLetters deadLetters,
        MeterRegistry registry) {}

package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All events so far come again, several times, out of order and on other partitions than before. */
record DeliveredAgain() implements Harm {
    private static final int MOST = 5;

    @Override
    public void strike(Scene scene) {
        deliver(scene);
    }

    @Override
    public void mend(Scene scene) {
        deliver(scene);
    }

    private static void deliver(Scene scene) {
        Topics topics = new Topics(scene.ground().stack().document().kafka());
        List<ConsumerRecord<byte[], byte[]>> events =
                topics.eventsOf(scene.tenant().id());
        assertThat(events).isNotEmpty();
        topics.deliverAgain(events, 1 + scene.random().nextInt(MOST), scene.random());
    }
}

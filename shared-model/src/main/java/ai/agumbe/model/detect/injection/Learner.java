package ai.agumbe.model.detect.injection;

import java.util.List;
import java.util.Random;

/** Logistic regression over sparse counts, by steps that get smaller; the same samples give the same weights. */
final class Learner {
    private static final float RATE = 0.1f;
    private static final float SHRINK = 0.0002f;
    private static final float LEAST = 1e-6f;
    private static final int ROUNDS = 4;

    private final float[] weights = new float[Features.BUCKETS];
    private final float[] moved = new float[Features.BUCKETS];
    private float bias;
    private float biasMoved;

    Learner(List<Sample> samples) {
        Random random = new Random(1);
        int[] order = new int[samples.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int round = 0; round < ROUNDS; round++) {
            shuffle(order, random);
            for (int i : order) {
                learn(samples.get(i));
            }
        }
    }

    /** Above 0 when it rather is an attack. */
    double score(Stretch stretch) {
        double sum = 0;
        for (int bucket : stretch.buckets()) {
            sum += weights[bucket];
        }
        return bias + sum * stretch.unit();
    }

    Weights weights(Thresholds thresholds) {
        return Weights.of(weights, bias, thresholds);
    }

    private void learn(Sample sample) {
        double expected = 1 / (1 + Math.exp(-score(sample.stretch())));
        float error = (float) (expected - (sample.attack() ? 1 : 0)) * sample.weight();
        float value = (float) sample.stretch().unit();
        for (int bucket : sample.stretch().buckets()) {
            float gradient = error * value + SHRINK * sample.weight() * weights[bucket];
            moved[bucket] += gradient * gradient;
            weights[bucket] -= RATE * gradient / (float) Math.sqrt(moved[bucket] + LEAST);
        }
        biasMoved += error * error;
        bias -= RATE * error / (float) Math.sqrt(biasMoved + LEAST);
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
    }
}

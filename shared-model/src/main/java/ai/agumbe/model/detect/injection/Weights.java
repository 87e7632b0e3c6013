package ai.agumbe.model.detect.injection;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What the model learned, a byte for each bucket. */
final class Weights {
    private static final int MAGIC = 0x494E4A31;
    private static final float MOST = 127;

    private final byte[] steps;
    private final float scale;
    private final float bias;
    private final Thresholds thresholds;

    private Weights(byte[] steps, float scale, float bias, Thresholds thresholds) {
        this.steps = steps;
        this.scale = scale;
        this.bias = bias;
        this.thresholds = thresholds;
    }

    /** The nearest that bytes can say. */
    static Weights of(float[] weights, float bias, Thresholds thresholds) {
        float most = Float.MIN_NORMAL;
        for (float weight : weights) {
            most = Math.max(most, Math.abs(weight));
        }
        byte[] steps = new byte[weights.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = (byte) Math.round(weights[i] * MOST / most);
        }
        return new Weights(steps, most / MOST, bias, thresholds);
    }

    static Weights read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("model of injections: other bytes (expected: what InjectionTraining writes)");
        }
        float scale = in.readFloat();
        float bias = in.readFloat();
        Thresholds thresholds = new Thresholds(in.readFloat(), in.readFloat(), in.readFloat());
        byte[] steps = in.readNBytes(Features.BUCKETS);
        if (steps.length < Features.BUCKETS) {
            throw new IOException(
                    "model of injections: " + steps.length + " weights (expected: " + Features.BUCKETS + ")");
        }
        return new Weights(steps, scale, bias, thresholds);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeFloat(scale);
        out.writeFloat(bias);
        out.writeFloat(thresholds.suspect());
        out.writeFloat(thresholds.likely());
        out.writeFloat(thresholds.certain());
        out.write(steps);
    }

    /** In steps of the scale. */
    int steps(int bucket) {
        return steps[bucket];
    }

    float scale() {
        return scale;
    }

    float bias() {
        return bias;
    }

    Thresholds thresholds() {
        return thresholds;
    }
}

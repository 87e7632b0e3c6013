package ai.agumbe.model.detect.topic;

import ai.agumbe.model.detect.topic.Vectors.Vector;
import java.util.List;
import java.util.Random;

/** A linear support vector machine with squared loss, learned by coordinate descent in its dual (Hsieh and others, 2008). */
final class Margin {
    private static final int ROUNDS = 40;
    private static final double COST = 0.5;
    private static final double ENOUGH = 0.01;

    private final float[] weights = new float[Features.SIZE];
    private double bias;

    Margin(List<Vector> vectors, boolean[] on) {
        double onCost = cost(on);
        double[] shares = new double[on.length];
        double[] squares =
                vectors.stream().mapToDouble(vector -> vector.square() + 1).toArray();
        int[] order = new int[on.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Random random = new Random(1);
        double most = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS && most > ENOUGH; round++) {
            shuffle(order, random);
            most = 0;
            for (int i : order) {
                double slack = 0.5 / (on[i] ? onCost : COST);
                double side = on[i] ? 1 : -1;
                double gradient = side * of(vectors.get(i)) - 1 + slack * shares[i];
                double share = Math.max(0, shares[i] - gradient / (squares[i] + slack));
                double change = share - shares[i];
                if (change != 0) {
                    vectors.get(i).addTo(weights, side * change);
                    bias += side * change;
                    shares[i] = share;
                    most = Math.max(most, Math.abs(change));
                }
            }
        }
    }

    /** Above 0 on the topic's side. */
    double of(Vector vector) {
        return bias + vector.times(weights);
    }

    /** What is rarer counts more, by the square root of how much rarer it is. */
    private static double cost(boolean[] on) {
        int count = 0;
        for (boolean is : on) {
            count += is ? 1 : 0;
        }
        return count == 0 ? COST : COST * Math.sqrt(Math.max(1, (double) (on.length - count) / count));
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

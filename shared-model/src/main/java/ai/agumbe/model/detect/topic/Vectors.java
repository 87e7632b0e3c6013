package ai.agumbe.model.detect.topic;

import java.util.List;

/** Texts as vectors: what is rare among the texts learned from counts more; words count as much as their pieces. */
final class Vectors {
    /** A place and how much of it. */
    static final class Vector {
        private final int[] places;
        private final float[] values;

        private Vector(int[] places, float[] values) {
            this.places = places;
            this.values = values;
        }

        double times(float[] weights) {
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += values[i] * weights[places[i]];
            }
            return sum;
        }

        /** Adds so much of itself. */
        void addTo(float[] weights, double much) {
            for (int i = 0; i < places.length; i++) {
                weights[places[i]] += (float) (much * values[i]);
            }
        }

        double square() {
            double sum = 0;
            for (float value : values) {
                sum += (double) value * value;
            }
            return sum;
        }

        boolean isEmpty() {
            return places.length == 0;
        }
    }

    private final float[] rarity = new float[Features.SIZE];

    Vectors(List<String> texts) {
        for (String text : texts) {
            for (int place : Features.of(text)) {
                rarity[place]++;
            }
        }
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = rarity[i] == 0 ? 0 : (float) (1 + Math.log((1.0 + texts.size()) / (1 + rarity[i])));
        }
    }

    Vector of(String text) {
        int[] places = Features.of(text);
        float[] values = new float[places.length];
        int words = Features.words(places);
        scale(places, values, 0, words);
        scale(places, values, words, places.length);
        return new Vector(places, values);
    }

    /** Length one for each half. */
    private void scale(int[] places, float[] values, int from, int to) {
        double square = 0;
        for (int i = from; i < to; i++) {
            values[i] = rarity[places[i]];
            square += (double) values[i] * values[i];
        }
        float length = (float) Math.sqrt(square);
        for (int i = from; i < to && length > 0; i++) {
            values[i] /= length;
        }
    }
}

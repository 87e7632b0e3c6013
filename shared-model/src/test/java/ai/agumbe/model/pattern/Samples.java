package ai.agumbe.model.pattern;

import java.util.Random;

/** Makes up texts that an expression matches. */
public final class Samples {
    private static final int MORE = 3;

    private final Random random;

    public Samples(Random random) {
        this.random = random;
    }

    public String of(String expression) {
        StringBuilder sample = new StringBuilder();
        append(Syntax.parse(expression), sample);
        return sample.toString();
    }

    private void append(Node node, StringBuilder sample) {
        switch (node) {
            case Node.One one -> sample.append(member(one.set()));
            case Node.Sequence sequence -> sequence.parts().forEach(part -> append(part, sample));
            case Node.Choice choice ->
                append(choice.options().get(random.nextInt(choice.options().size())), sample);
            case Node.Repeat repeat -> {
                int most = repeat.most() == Node.UNBOUNDED ? repeat.least() + MORE : repeat.most();
                int times = repeat.least() + random.nextInt(most - repeat.least() + 1);
                for (int i = 0; i < times; i++) {
                    append(repeat.part(), sample);
                }
            }
        }
    }

    /** A printable one, rather a letter or a digit than another. */
    private char member(CharSet set) {
        for (int tries = 0; tries < 400; tries++) {
            char c = (char) (tries < 200 ? '0' + random.nextInt(75) : '!' + random.nextInt(94));
            if (set.has(c) && (tries >= 200 || Character.isLetterOrDigit(c))) {
                return c;
            }
        }
        return (char) set.nextChange(0);
    }
}

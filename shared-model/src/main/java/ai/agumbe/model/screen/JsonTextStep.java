package ai.agumbe.model.screen;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.function.Supplier;

/**
 * Screens the texts within a JSON text, each by itself, so that it stays the JSON it was. A number is read as a text too, and
 * becomes one when it is replaced. What is no JSON is read as one text.
 */
final class JsonTextStep implements Step {
    private static final int LONGEST_NUMBER = 64;
    private static final int HEX = 16;

    private final Supplier<TextScreen> screens;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder number = new StringBuilder();
    private final StringBuilder code = new StringBuilder();
    private State state = State.BETWEEN;
    private TextScreen screen;

    private enum State {
        BETWEEN,
        NUMBER,
        TEXT,
        ESCAPE,
        CODE
    }

    JsonTextStep(Supplier<TextScreen> screens) {
        this.screens = screens;
        this.screen = screens.get();
    }

    @Override
    public String feed(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            read(piece.charAt(i));
        }
        say();
        return taken();
    }

    @Override
    public String finish() {
        if (state == State.NUMBER) {
            endNumber();
        } else if (state != State.BETWEEN) {
            say();
            write(screen.finish());
        }
        return taken();
    }

    private void read(char c) {
        switch (state) {
            case BETWEEN -> between(c);
            case NUMBER -> number(c);
            case TEXT -> text(c);
            case ESCAPE -> escape(c);
            case CODE -> code(c);
        }
    }

    private void between(char c) {
        if (c == '"') {
            out.append(c);
            screen = screens.get();
            state = State.TEXT;
        } else if (isOfNumber(c)) {
            number.append(c);
            state = State.NUMBER;
        } else {
            out.append(c);
        }
    }

    private void number(char c) {
        if (isOfNumber(c) && number.length() < LONGEST_NUMBER) {
            number.append(c);
        } else {
            endNumber();
            between(c);
        }
    }

    /** Literals such as {@code true} are read here too: nothing is found in them. */
    private static boolean isOfNumber(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '+' || c == '.';
    }

    private void endNumber() {
        String said = number.toString();
        String passed = TextScreen.whole(screens.get(), said);
        if (passed.equals(said)) {
            out.append(said);
        } else {
            out.append('"');
            write(passed);
            out.append('"');
        }
        number.setLength(0);
        state = State.BETWEEN;
    }

    private void text(char c) {
        switch (c) {
            case '"' -> {
                say();
                write(screen.finish());
                out.append(c);
                state = State.BETWEEN;
            }
            case '\\' -> state = State.ESCAPE;
            default -> text.append(c);
        }
    }

    private void escape(char c) {
        state = State.TEXT;
        switch (c) {
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case 'u' -> state = State.CODE;
            default -> text.append(c);
        }
    }

    private void code(char c) {
        code.append(c);
        if (code.length() < 4) {
            return;
        }
        try {
            text.append((char) Integer.parseInt(code, 0, 4, HEX));
        } catch (NumberFormatException malformed) {
            text.append("\\u").append(code);
        }
        code.setLength(0);
        state = State.TEXT;
    }

    private void say() {
        if (!text.isEmpty()) {
            write(screen.feed(text.toString()));
            text.setLength(0);
        }
    }

    private void write(String said) {
        if (!said.isEmpty()) {
            JsonStringEncoder.getInstance().quoteAsString(said, out);
        }
    }

    private String taken() {
        String taken = out.toString();
        out.setLength(0);
        return taken;
    }
}

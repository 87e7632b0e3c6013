package ai.agumbe.data.json;

import ai.agumbe.data.bytes.GrowingBytes;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes JSON as bytes, one value after the other, commas where they belong. Not for several threads at once. */
public final class JsonWriter {
    private final GrowingBytes out;
    private final JsonText texts;
    private boolean needsComma;

    private JsonWriter(GrowingBytes out, JsonText texts) {
        this.out = out;
        this.texts = texts;
    }

    /** Half a surrogate pair, which has no UTF-8 form, is escaped and comes out as it went in. */
    public static JsonWriter faithful(GrowingBytes out) {
        return new JsonWriter(out, JsonText.ESCAPING_HALVES);
    }

    /** Half a surrogate pair becomes U+FFFD, so that every reader takes what is written. */
    public static JsonWriter mending(GrowingBytes out) {
        return new JsonWriter(out, JsonText.REPLACING_HALVES);
    }

    /** Begins another text behind what was written. */
    public void restart() {
        needsComma = false;
    }

    public void beginObject() {
        begin('{');
    }

    public void endObject() {
        end('}');
    }

    public void beginArray() {
        begin('[');
    }

    public void endArray() {
        end(']');
    }

    /** A member's name, one of ours: ASCII that needs no escape. Its value follows. */
    public void name(String name) {
        separate();
        out.write('"');
        out.latin(name, 0, name.length());
        out.write('"');
        out.write(':');
        needsComma = false;
    }

    /** A member's name, whatever it holds. */
    public void anyName(String name) {
        separate();
        Names.write(name, texts, out);
        needsComma = false;
    }

    public void text(String text) {
        separate();
        texts.write(text, out);
    }

    public void number(long number) {
        separate();
        out.number(number);
    }

    public void flag(boolean flag) {
        literal(flag ? "true" : "false");
    }

    public void nothing() {
        literal("null");
    }

    /** Characters that are JSON as they are, ASCII all of them. */
    public void literal(String json) {
        separate();
        out.latin(json, 0, json.length());
    }

    /** Bytes that are one JSON value as they are. */
    void source(byte[] bytes, int from, int to) {
        separate();
        out.write(bytes, from, to - from);
    }

    public void beginObject(String name) {
        name(name);
        beginObject();
    }

    public void beginArray(String name) {
        name(name);
        beginArray();
    }

    public void nothing(String name) {
        name(name);
        nothing();
    }

    public void member(String name, @Nullable String text) {
        name(name);
        if (text == null) {
            nothing();
        } else {
            text(text);
        }
    }

    /** A text of ours: ASCII that needs no escape. */
    public void plainMember(String name, String text) {
        name(name);
        separate();
        out.write('"');
        out.latin(text, 0, text.length());
        out.write('"');
    }

    public void member(String name, long number) {
        name(name);
        number(number);
    }

    public void member(String name, boolean flag) {
        name(name);
        flag(flag);
    }

    /** All digits, without an exponent. */
    public void member(String name, @Nullable BigDecimal number) {
        name(name);
        literal(number == null ? "null" : number.toPlainString());
    }

    /** A number of thousandths, of which none is below zero, with its three decimals. */
    public void thousandths(String name, long thousandths) {
        name(name);
        separate();
        out.thousandths(thousandths);
    }

    private void begin(char bracket) {
        separate();
        out.write(bracket);
        needsComma = false;
    }

    private void end(char bracket) {
        out.write(bracket);
        needsComma = true;
    }

    private void separate() {
        if (needsComma) {
            out.write(',');
        }
        needsComma = true;
    }
}

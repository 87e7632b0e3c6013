package ai.agumbe.data.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A number as it was written, to the character: {@code 1e5}, {@code -0} and {@code 1.10} go out again as they came. */
final class SourceNumber extends NumericNode {
    private static final long serialVersionUID = 1;
    private static final int MAX_INT_DIGITS = 9;
    private static final int MAX_LONG_DIGITS = 18;

    private final transient byte[] source;
    private final int from;
    private final int to;
    private final boolean integral;
    private transient @Nullable NumericNode value;

    /** @param source where it is written, from here to there; by the grammar */
    SourceNumber(byte[] source, int from, int to) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.integral = NumberGrammar.isIntegral(source, from, to);
    }

    void writeTo(JsonWriter out) {
        out.source(source, from, to);
    }

    private String written() {
        return new String(source, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private NumericNode value() {
        NumericNode known = value;
        if (known == null) {
            known = parsed();
            value = known;
        }
        return known;
    }

    private NumericNode parsed() {
        String written = written();
        if (!integral) {
            return DecimalNode.valueOf(new BigDecimal(written));
        }
        if (written.length() <= MAX_INT_DIGITS) {
            return IntNode.valueOf(Integer.parseInt(written));
        }
        if (written.length() <= MAX_LONG_DIGITS) {
            return LongNode.valueOf(Long.parseLong(written));
        }
        BigInteger whole = new BigInteger(written);
        return whole.bitLength() < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
    }

    @Override
    public String asText() {
        return written();
    }

    @Override
    public JsonToken asToken() {
        return integral ? JsonToken.VALUE_NUMBER_INT : JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public JsonParser.NumberType numberType() {
        return value().numberType();
    }

    @Override
    public boolean isIntegralNumber() {
        return integral;
    }

    @Override
    public boolean isFloatingPointNumber() {
        return !integral;
    }

    @Override
    public boolean isInt() {
        return value().isInt();
    }

    @Override
    public boolean isLong() {
        return value().isLong();
    }

    @Override
    public boolean isBigInteger() {
        return value().isBigInteger();
    }

    @Override
    public boolean isBigDecimal() {
        return value().isBigDecimal();
    }

    @Override
    public Number numberValue() {
        return value().numberValue();
    }

    @Override
    public int intValue() {
        return value().intValue();
    }

    @Override
    public long longValue() {
        return value().longValue();
    }

    @Override
    public short shortValue() {
        return value().shortValue();
    }

    @Override
    public float floatValue() {
        return value().floatValue();
    }

    @Override
    public double doubleValue() {
        return value().doubleValue();
    }

    @Override
    public BigDecimal decimalValue() {
        return value().decimalValue();
    }

    @Override
    public BigInteger bigIntegerValue() {
        return value().bigIntegerValue();
    }

    @Override
    public boolean canConvertToInt() {
        return value().canConvertToInt();
    }

    @Override
    public boolean canConvertToLong() {
        return value().canConvertToLong();
    }

    @Override
    public boolean canConvertToExactIntegral() {
        return value().canConvertToExactIntegral();
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeNumber(written());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNode node
                && node.isNumber()
                && node.asText().equals(written());
    }

    @Override
    public int hashCode() {
        return written().hashCode();
    }
}

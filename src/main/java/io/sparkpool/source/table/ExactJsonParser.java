package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/** Refuses numbers that do not fit into their types, where Jackson would return others. */
final class ExactJsonParser extends JsonParserDelegate {
    ExactJsonParser(JsonParser parser) {
        super(parser);
    }

    @Override
    public double getDoubleValue() throws IOException {
        return finite(super.getDoubleValue());
    }

    @Override
    public float getFloatValue() throws IOException {
        return (float) finite(super.getFloatValue());
    }

    /** Jackson accepts unsigned bytes, too. */
    @Override
    public byte getByteValue() throws IOException {
        short value = super.getShortValue();
        if (value != (byte) value) {
            throw new JsonParseException(this, "the number is too large for a byte");
        }
        return (byte) value;
    }

    private double finite(double value) throws IOException {
        if (Double.isInfinite(value) && getText().chars().anyMatch(Character::isDigit)) {
            throw new JsonParseException(this, "the number is too large for a floating-point number");
        }
        return value;
    }
}

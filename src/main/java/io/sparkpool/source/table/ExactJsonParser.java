package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Parses one object. Refuses numbers that do not fit into their types, where Jackson would return others. A field whose
 * name differs from that of a column in case only is the column, if the object has no field of its exact name.
 */
final class ExactJsonParser extends JsonParserDelegate {
    private final Set<String> columns;
    private final Map<String, String> columnsIgnoringCase;

    /** The names of the fields that were taken for columns so far, by the names of the columns. */
    private final Map<String, String> fields = new HashMap<>();

    /**
     * Wraps a parser that is at the start of an object.
     *
     * @param columns the names of the columns
     * @param columnsIgnoringCase the names by themselves, in a map that ignores case
     */
    ExactJsonParser(JsonParser parser, Set<String> columns, Map<String, String> columnsIgnoringCase) {
        super(parser);
        this.columns = columns;
        this.columnsIgnoringCase = columnsIgnoringCase;
    }

    @Override
    public String currentName() throws IOException {
        String name = super.currentName();
        return name != null && getParsingContext().getParent().inRoot() ? column(name) : name;
    }

    private String column(String name) throws IOException {
        if (columns.contains(name)) {
            fields.put(name, name);
            return name;
        }
        String column = columnsIgnoringCase.get(name);
        if (column == null) {
            return name;
        }
        String other = fields.putIfAbsent(column, name);
        if (other == null || other.equals(name)) {
            return column;
        }
        if (!other.equals(column)) {
            throw new JsonParseException(
                    this, "the names of the fields '%s' and '%s' differ in case only".formatted(other, name));
        }
        return name;
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

package io.sparkpool.row;

import org.apache.spark.sql.types.DataType;

/**
 * What a value is read for: a component of a record, the input of a function, or a part of one of them.
 *
 * @param noun what it is, such as <i>component 'id' of my.Order</i>
 * @param clause the noun, or the function, with a verb that the type follows, such as <i>my.Square takes</i>
 * @param advice what precedes a better type, such as <i>let it take</i>
 * @param type the type of the value
 */
record Target(String noun, String clause, String advice, JavaType type) {
    static Target ofFunction(String function, JavaType type) {
        return new Target("the input of " + function, function + " takes", "let it take", type);
    }

    static Target ofOutput(JavaType type) {
        return of("the output", type);
    }

    static Target ofComponent(JavaType.Component component, JavaType owner) {
        return of("component '%s' of %s".formatted(component.name(), owner), component.type());
    }

    private static Target of(String noun, JavaType type) {
        return new Target(noun, noun + " is", "let it be", type);
    }

    /** Returns the elements of this list. */
    Target elements() {
        return of("an element of " + noun, type.argument(0));
    }

    /** Returns the keys of this map. */
    Target keys() {
        return of("a key of " + noun, type.argument(0));
    }

    /** Returns the values of this map. */
    Target values() {
        return of("a value of " + noun, type.argument(1));
    }

    /** Returns what this optional value contains. */
    Target content() {
        return new Target(noun, clause + " an Optional of", advice + " an Optional of", type.argument(0));
    }

    /** Returns the type as in a sentence: <i>component 'id' of my.Order is a long</i>. */
    String described() {
        return clause + " " + type.described();
    }

    /** Returns advice to take nulls, for a primitive type. */
    String adviceToTakeNulls() {
        return "%s an Optional<%s>"
                .formatted(advice, ValueTypes.boxed(type.raw()).getSimpleName());
    }

    /** Returns advice to take the type that a column has. */
    String adviceToTake(DataType column) {
        Class<?> natural = ValueTypes.natural(column);
        Class<?> named = type.raw().isPrimitive() ? ValueTypes.unboxed(natural) : natural;
        return advice + " " + Words.withArticle(named.getSimpleName());
    }

    /** Returns the exception for a type that is none of those of columns. */
    IllegalArgumentException unsupported() {
        return new IllegalArgumentException(
                "%s, which a column cannot be read as; %s a number, a boolean, a String, a LocalDate, an Instant, a byte[], a List, a Map, a Row, a record, or an Optional of one of these"
                        .formatted(described(), advice));
    }
}

package io.sparkpool.pool.task;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Explains why an object cannot be serialized: finds the field, component or captured variable that is the reason. */
public final class SerializationProblem {
    private static final List<String> NOT_OF_USERS =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "scala.", "org.apache.");

    private static final String LAMBDA = "$$Lambda";

    /** The start of the name of a field that holds the object of the class around an inner class. */
    private static final String SURROUNDING = "this$";

    private final String culprit;
    private final String instead;

    /** The objects that were searched, as objects may hold one another. */
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private SerializationProblem(String culprit, String instead) {
        this.culprit = culprit;
        this.instead = instead;
    }

    /**
     * What an object holds.
     *
     * @param place where the object holds it; empty for an element of a collection
     * @param fix what to do about it
     */
    private record Part(Object held, String place, String fix) {
        static Part element(Object held) {
            return new Part(held, "", "");
        }
    }

    /** Writes an object to nowhere, to find out whether it can be serialized; throws what that throws. */
    public static void tryWrite(Object value) throws IOException {
        new ObjectStreams.Writer(OutputStream.nullOutputStream()).write(value);
    }

    /**
     * Explains why an object cannot be serialized, and what to do about it.
     *
     * @param thrown what serializing it threw
     * @param instead what the user can do instead of making it serializable
     */
    public static String explain(Object value, Exception thrown, String instead) {
        return find(value, thrown, instead).orElseGet(() -> explain(thrown, instead));
    }

    /** {@link #explain(Object, Exception, String)} of an object that a user does not know: names only the class. */
    public static String explain(Exception thrown, String instead) {
        return thrown instanceof NotSerializableException
                ? new SerializationProblem(String.valueOf(thrown.getMessage()), instead).ofClass()
                : "%s; %s".formatted(MessageText.ofThrowable(thrown), instead);
    }

    /** {@link #explain(Object, Exception, String)} if a field, a component or a captured variable is the reason. */
    public static Optional<String> find(Object value, Exception thrown, String instead) {
        if (!(thrown instanceof NotSerializableException)) {
            return Optional.empty();
        }
        try {
            return new SerializationProblem(String.valueOf(thrown.getMessage()), instead).place(value);
        } catch (StackOverflowError nestedTooDeeply) {
            return Optional.empty();
        }
    }

    private String ofClass() {
        return "a %s is not serializable; %s".formatted(name(), fix(""));
    }

    /** Describes the innermost place that leads to the culprit. */
    private Optional<String> place(Object value) {
        return parts(value)
                .filter(part -> leadsToCulprit(part.held()))
                .flatMap(part -> place(part.held()).or(() -> describe(part)).stream())
                .findFirst();
    }

    private boolean leadsToCulprit(Object held) {
        if (held == null || !seen.add(held)) {
            return false;
        }
        try {
            tryWrite(held);
            return false;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return culprit.equals(e.getMessage());
        }
    }

    private Optional<String> describe(Part part) {
        if (part.place().isEmpty()) {
            return Optional.empty();
        }
        String type = part.held().getClass().getName();
        String held = type.equals(culprit) ? "a " + name() : "a %s with a %s in it".formatted(type, name());
        return Optional.of("%s %s, which is not serializable; %s".formatted(part.place(), held, part.fix()));
    }

    private String name() {
        int lambda = culprit.indexOf(LAMBDA);
        return lambda < 0 ? culprit : "lambda in " + culprit.substring(0, lambda);
    }

    /** Joins the ways to fix it: that of the class, that of the place if there is one, and the one instead. */
    private String fix(String ofPlace) {
        List<String> fixes =
                Stream.of(fixOfClass(), ofPlace).filter(fix -> !fix.isEmpty()).toList();
        return fixes.isEmpty() ? instead : String.join(", ", fixes) + ", or " + instead;
    }

    private String fixOfClass() {
        if (culprit.contains(LAMBDA)) {
            return "let its interface extend java.io.Serializable";
        }
        return NOT_OF_USERS.stream().anyMatch(culprit::startsWith)
                ? ""
                : "let class %s implement java.io.Serializable".formatted(culprit);
    }

    private Stream<Part> parts(Object value) {
        Optional<SerializedLambda> lambda = lambda(value);
        if (lambda.isPresent()) {
            return captured(lambda.get());
        }
        return isOfJava(value.getClass()) ? elements(value).map(Part::element) : fields(value);
    }

    private Stream<Part> captured(SerializedLambda lambda) {
        boolean surrounding = lambda.getCapturingClass().replace('/', '.').equals(culprit);
        String fix = surrounding
                ? "a lambda that uses a field or a method of its object captures the whole object: copy the field to a local variable first, or make the method static"
                : fix("");
        return IntStream.range(0, lambda.getCapturedArgCount())
                .mapToObj(lambda::getCapturedArg)
                .map(held -> new Part(held, "it captures", fix));
    }

    private static Stream<?> elements(Object value) {
        if (value instanceof Object[] array) {
            return Arrays.stream(array);
        }
        if (value instanceof Map<?, ?> map) {
            return Stream.concat(map.keySet().stream(), map.values().stream());
        }
        if (value instanceof Optional<?> optional) {
            return optional.stream();
        }
        return value instanceof Collection<?> collection ? collection.stream() : Stream.empty();
    }

    /** Returns the fields, except those of Java's own classes, which a user does not know. */
    private Stream<Part> fields(Object value) {
        return Stream.<Class<?>>iterate(value.getClass(), type -> !isOfJava(type), Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field ->
                        !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers()))
                .filter(field -> !field.getType().isPrimitive())
                .flatMap(field -> content(field, value).map(held -> part(field, held)).stream());
    }

    private Part part(Field field, Object held) {
        Class<?> holder = field.getDeclaringClass();
        if (holder.isRecord()) {
            String place = "component '%s' of record %s holds".formatted(field.getName(), holder.getName());
            return new Part(held, place, fix(""));
        }
        String fix = field.getName().startsWith(SURROUNDING)
                ? "make the class static, so that it does not hold the object that surrounds it"
                : fix("make the field transient");
        return new Part(held, "its field '%s.%s' holds".formatted(holder.getName(), field.getName()), fix);
    }

    private static boolean isOfJava(Class<?> type) {
        return type == null || type.isArray() || type.getName().startsWith("java.");
    }

    private static Optional<Object> content(Field field, Object holder) {
        try {
            return field.trySetAccessible() ? Optional.ofNullable(field.get(holder)) : Optional.empty();
        } catch (IllegalAccessException e) {
            return Optional.empty();
        }
    }

    /** Returns the object that Java serializes in place of a lambda. */
    private static Optional<SerializedLambda> lambda(Object value) {
        try {
            Method replace = value.getClass().getDeclaredMethod("writeReplace");
            return replace.trySetAccessible() && replace.invoke(value) instanceof SerializedLambda lambda
                    ? Optional.of(lambda)
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}

package io.sparkpool.learn;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * A record in a learner's file, whose values a check creates and reads.
 *
 * @param constructor its canonical constructor
 */
record LearnerRecord(Constructor<?> constructor) {
    /** Returns its class. */
    Class<?> type() {
        return constructor.getDeclaringClass();
    }

    /** Creates a value. */
    Object create(Object... components) {
        try {
            return constructor.newInstance(components);
        } catch (ReflectiveOperationException e) {
            throw new WrongAnswer(Message.of(
                    "record.broken",
                    name(),
                    Shown.thrown(Optional.ofNullable(e.getCause()).orElse(e))));
        }
    }

    /** Returns a component of a value of this record. */
    Object component(Object value, String component) {
        try {
            Method accessor = constructor.getDeclaringClass().getDeclaredMethod(component);
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (InvocationTargetException e) {
            throw new WrongAnswer(Message.of("record.broken", name(), Shown.thrown(e.getCause())));
        } catch (ReflectiveOperationException | IllegalArgumentException notSuchARecord) {
            throw new WrongAnswer(Message.of("record.missing", name(), component));
        }
    }

    private String name() {
        return constructor.getDeclaringClass().getSimpleName();
    }
}

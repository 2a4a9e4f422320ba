package io.sparkpool.learn;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;

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
            throw new WrongAnswer(Message.of("record.broken", name(), String.valueOf(e.getCause())));
        }
    }

    /** Returns a component of a value of this record. */
    Object component(Object value, String component) {
        try {
            Method accessor = constructor.getDeclaringClass().getDeclaredMethod(component);
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new WrongAnswer(Message.of("record.missing", name(), component));
        }
    }

    private String name() {
        return constructor.getDeclaringClass().getSimpleName();
    }
}

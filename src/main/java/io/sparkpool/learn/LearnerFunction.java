package io.sparkpool.learn;

import org.apache.spark.api.java.function.Function;

/**
 * A function that a learner wrote as a class.
 *
 * @param function an instance of the class
 * @param method its method {@code call}
 */
record LearnerFunction(Function<Object, Object> function, LearnerMethod method) {
    /** Calls the function, and returns what came of it. */
    Attempt call(Object input) {
        return method.callOn(function, input);
    }
}

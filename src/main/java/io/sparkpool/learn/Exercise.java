package io.sparkpool.learn;

/** An exercise of the course. Its texts are in the files of messages, under its number. */
interface Exercise {
    /** Returns its number, from 1, which is also that of its step of the course. */
    int number();

    /** Returns the name of the class that the learner completes. */
    String name();

    /** Returns the name of its page of the course, without the ending. */
    String page();

    /** Returns whether its check uses a pool, which takes a moment to start. */
    boolean usesPool();

    /**
     * Checks what the learner wrote.
     *
     * @throws WrongAnswer if it is not right yet
     */
    void check(LearnerCode code);

    /** Returns the class loader for the learner's class in this process. Tasks of the pool use the given one. */
    default ClassLoader classes(LearnerClasses ofTasks) {
        return ofTasks;
    }

    /** Returns the name of the learner's file. */
    default String file() {
        return name() + ".java";
    }

    /** Returns the key of one of its texts. */
    default String key(String part) {
        return "exercise.%d.%s".formatted(number(), part);
    }

    /** Returns a message of its own. */
    default Message message(String part, Object... arguments) {
        return Message.of(key(part), arguments);
    }
}

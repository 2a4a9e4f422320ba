package io.sparkpool.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call of a learner's method, and what came of it.
 *
 * @param call the call as the learner would write it
 * @param value what it returned; empty if that is null, or if it threw
 * @param failure what it threw
 */
record Attempt(LearnerCode code, String call, Optional<Object> value, Optional<Throwable> failure) {
    static Attempt returned(LearnerCode code, String call, Object value) {
        return new Attempt(code, call, Optional.ofNullable(value), Optional.empty());
    }

    static Attempt thrown(LearnerCode code, String call, Throwable failure) {
        return new Attempt(code, call, Optional.empty(), Optional.of(failure));
    }

    /**
     * Returns what it returned.
     *
     * @throws WrongAnswer if it threw, or returned null
     */
    Object result() {
        failure.ifPresent(thrown -> {
            throw Mistakes.thrown(code, call, thrown);
        });
        return value.orElseThrow(() -> new WrongAnswer(Message.of("returned.null", call)));
    }

    /**
     * Returns what it returned, if that is a list without nulls.
     *
     * @throws WrongAnswer if it is not
     */
    List<Object> list() {
        List<Object> list = new ArrayList<>((List<?>) result());
        if (list.contains(null)) {
            throw new WrongAnswer(Message.of("returned.null.in.list", call, Shown.of(list)));
        }
        return list;
    }

    /**
     * Returns a mistake: the call returned something else than expected.
     *
     * @param why what the lesson says about it
     */
    WrongAnswer wrong(Object expected, Message... why) {
        return wrongText(Shown.of(expected), why);
    }

    /** Returns a mistake as {@link #wrong}, with the text of what was expected. */
    WrongAnswer wrongText(String expected, Message... why) {
        List<Message> messages = new ArrayList<>();
        messages.add(Message.of("returned.wrong", call, Shown.of(result()), expected));
        messages.addAll(List.of(why));
        return new WrongAnswer(messages);
    }
}

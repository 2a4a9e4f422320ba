package io.sparkpool.learn;

import java.util.List;

/** Thrown when a check finds a mistake. It carries what the learner is told, in the words of the lesson. */
final class WrongAnswer extends RuntimeException {
    private final transient List<Message> messages;

    WrongAnswer(List<Message> messages) {
        super(messages.toString(), null, false, false);
        this.messages = List.copyOf(messages);
    }

    WrongAnswer(Message... messages) {
        this(List.of(messages));
    }

    List<Message> messages() {
        return messages;
    }
}

package io.sparkpool.function.command;

import java.io.Serializable;

/** A part of a word of a command: text as it is, or a placeholder. */
sealed interface Part extends Serializable permits Literal, Placeholder {
    /**
     * Returns the text of the part for an input.
     *
     * @param input the text of the input
     * @param number the number of the input, from 1
     */
    String of(String input, long number);
}

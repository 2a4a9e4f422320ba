package io.sparkpool;

import io.sparkpool.message.UserException;

/** Thrown when a step has failed, which the user has been told. */
final class StepFailure extends UserException {
    StepFailure(String step, ErrorMessages.Told told, Throwable cause) {
        super("step '%s' has failed: %s".formatted(step, told.message()), cause, told.exitCode());
    }
}

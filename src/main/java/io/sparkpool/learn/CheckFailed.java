package io.sparkpool.learn;

import io.sparkpool.message.UserException;

/** Thrown when a check has found a mistake, which has been shown: the command fails, as a job does. */
final class CheckFailed extends UserException {
    CheckFailed(String message) {
        super(message, null, FAILED);
    }
}

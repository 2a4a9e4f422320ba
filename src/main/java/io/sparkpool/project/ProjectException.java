package io.sparkpool.project;

import io.sparkpool.message.UserException;

/** Thrown when a project cannot be made, or spark-pool cannot be installed; the message says why, and how to fix it. */
final class ProjectException extends UserException {
    ProjectException(String message, Throwable cause) {
        super(message, cause, FAILED);
    }
}

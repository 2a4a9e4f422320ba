package io.sparkpool.publish;

/** What becomes of a target that exists. */
public enum PublishMode {
    /** It is an error. */
    ERROR,
    /** The new contents replace the old ones. */
    OVERWRITE
}

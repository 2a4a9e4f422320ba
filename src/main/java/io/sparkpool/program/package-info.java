/**
 * The commands {@code run} and {@code shell}: programs in one file, and Java's shell, with the pool on their class path.
 * Runs on the driver.
 */
package io.sparkpool.program;

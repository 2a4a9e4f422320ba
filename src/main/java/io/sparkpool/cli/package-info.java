/**
 * Reads command lines, by Commons CLI, and properties files, and turns both into settings that know their origins.
 * Start reading at {@link io.sparkpool.cli.Arguments}.
 */
package io.sparkpool.cli;

/**
 * What a user typed: command lines, read by Commons CLI, and properties files, both turned into settings with their origins.
 * Start reading at {@link io.sparkpool.cli.Arguments}.
 */
package io.sparkpool.cli;

/**
 * What the user typed: the command line, by Commons CLI, and the properties file, both turned into plain settings with
 * their origins. Start reading at {@link io.sparkpool.cli.Arguments}.
 */
package io.sparkpool.cli;

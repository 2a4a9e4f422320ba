/**
 * Programs as functions: a program is run once for each input, and what it prints is the output. Programs run on
 * executors; whether a program is there can be asked anywhere. Start reading at {@link
 * io.sparkpool.function.command.Command}.
 */
package io.sparkpool.function.command;

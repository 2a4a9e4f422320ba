/**
 * Messages for users: text on one line that cannot control a terminal, the nearest known word to a mistyped one, and
 * the base of all exceptions that are shown without a stack trace; and the text of numbers, of outputs too. Every package
 * may use this one, and it uses no other. Start reading at {@link io.sparkpool.message.UserException}.
 */
package io.sparkpool.message;

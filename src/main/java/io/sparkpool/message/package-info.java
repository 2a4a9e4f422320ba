/**
 * What users read: text on one line that cannot act on a terminal, and the base of all exceptions that are explained to users.
 * Every package may use this one, and it uses no other. Start reading at {@link io.sparkpool.message.UserException}.
 */
package io.sparkpool.message;

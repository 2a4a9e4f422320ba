/**
 * Functions that a job can map: the built-in ones, exact on whole numbers of any size, and the search for the user's
 * own. The functions run on executors and know nothing of the driver. Start reading at {@link
 * io.sparkpool.function.Square}.
 */
package io.sparkpool.function;

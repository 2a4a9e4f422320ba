package io.sparkpool.function.command;

import java.util.Optional;
import java.util.stream.Stream;

/** What stands for an input in a command, with the meaning that it has in GNU parallel. */
enum Placeholder implements Part {
    /** The text of the input. */
    INPUT("{}") {
        @Override
        public String of(String input, long number) {
            return input;
        }
    },
    /** The text without the extension: without the last dot behind the last slash, and what follows that dot. */
    WITHOUT_EXTENSION("{.}") {
        @Override
        public String of(String input, long number) {
            return withoutExtension(input);
        }
    },
    /** The name of a file without its directory. */
    FILE_NAME("{/}") {
        @Override
        public String of(String input, long number) {
            return fileName(input);
        }
    },
    /** The directory of a file, as {@code dirname} prints it. */
    DIRECTORY("{//}") {
        @Override
        public String of(String input, long number) {
            return directory(input);
        }
    },
    /** The name of a file without its directory and its extension. */
    FILE_NAME_WITHOUT_EXTENSION("{/.}") {
        @Override
        public String of(String input, long number) {
            return withoutExtension(fileName(input));
        }
    },
    /** The number of the input, from 1. */
    NUMBER("{#}") {
        @Override
        public String of(String input, long number) {
            return Long.toString(number);
        }
    };

    private final String written;

    Placeholder(String written) {
        this.written = written;
    }

    /** Returns the placeholder as it is written in a command. */
    String written() {
        return written;
    }

    /** Returns the placeholder that begins at a position of a text, if one does. */
    static Optional<Placeholder> at(int position, String text) {
        return Stream.of(values())
                .filter(placeholder -> text.startsWith(placeholder.written, position))
                .findFirst();
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Keeps a dot that nothing follows. */
    private static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') && dot < path.length() - 1 ? path.substring(0, dot) : path;
    }

    private static String directory(String path) {
        String file = withoutSlashesAtEnd(path);
        int slash = file.lastIndexOf('/');
        if (slash < 0) {
            return file.isEmpty() && !path.isEmpty() ? "/" : ".";
        }
        String directory = withoutSlashesAtEnd(file.substring(0, slash));
        return directory.isEmpty() ? "/" : directory;
    }

    private static String withoutSlashesAtEnd(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}

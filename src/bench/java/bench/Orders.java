package bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of orders as a CSV file. */
final class Orders {
    private static final String[] ITEMS = {"Notebook", "Fountain pen", "Ink", "Pencil", "Desk lamp", "Stapler"};

    private Orders() {}

    /** Returns a file in a directory with a number of rows, and writes it if it is not there. */
    static Path in(Path directory, int rows) throws IOException {
        Path table = directory.resolve("orders-" + rows + ".csv");
        if (Files.notExists(table)) {
            write(table, rows);
        }
        return table;
    }

    private static void write(Path table, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(table)) {
            out.write("id,item,quantity,price\n");
            for (int i = 0; i < rows; i++) {
                int price = 50 + i * 31 % 9950;
                out.write("%d,%s,%d,%d.%02d%n"
                        .formatted(i, ITEMS[i * 7 % ITEMS.length], 1 + i % 12, price / 100, price % 100));
            }
        }
    }
}

package bench;

/** How much is measured. */
enum Scale {
    /** Only checks that the contenders run, without the row that measures memory. */
    SMOKE(1, 1_000, 2_000, 0, 20, 50, 2_000, 1_000, 100, 20),
    /** Takes about two minutes, without the rows with the most inputs. */
    QUICK(3, 1_000_000, 0, 0, 500, 1_000, 1_000_000, 1_000_000, 10_000, 1_000),
    /** Measures the figures in the documentation. */
    FULL(5, 1_000_000, 10_000_000, 100_000_000, 10_000, 10_000, 10_000_000, 10_000_000, 100_000, 10_000);

    /** The number of rounds. Contenders take turns, so that a change of the machine's speed affects all of them. */
    final int rounds;

    /** The number of inputs of the row with all contenders. */
    final int inputs;

    /** The number of inputs of the row with the contenders that are fast enough; 0 leaves the row out. */
    final int manyInputs;

    /** The number of inputs of the row that measures memory; 0 leaves the row out. */
    final int mostInputs;

    /** The number of inputs that take a millisecond each. */
    final int slowInputs;

    /** The number of chunks of one input each. */
    final int tinyChunks;

    /** The number of inputs of the row inside a running process. */
    final int warmInputs;

    /** The number of rows of the table. */
    final int tableRows;

    /** The number of files. */
    final int files;

    /** The number of runs of a program. */
    final int programs;

    Scale(
            int rounds,
            int inputs,
            int manyInputs,
            int mostInputs,
            int slowInputs,
            int tinyChunks,
            int warmInputs,
            int tableRows,
            int files,
            int programs) {
        this.rounds = rounds;
        this.inputs = inputs;
        this.manyInputs = manyInputs;
        this.mostInputs = mostInputs;
        this.slowInputs = slowInputs;
        this.tinyChunks = tinyChunks;
        this.warmInputs = warmInputs;
        this.tableRows = tableRows;
        this.files = files;
        this.programs = programs;
    }
}

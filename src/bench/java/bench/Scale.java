package bench;

/** How much is measured. */
enum Scale {
    /** Whether all of it works. */
    SMOKE(1, 1_000, 2_000, 0, 20, 50, 2_000),
    /** About two minutes. */
    QUICK(3, 1_000_000, 0, 0, 500, 1_000, 1_000_000),
    /** What the README shows. */
    FULL(5, 1_000_000, 10_000_000, 100_000_000, 10_000, 10_000, 10_000_000);

    /** How often each is run, one after another, so that a change of the machine's speed meets them all. */
    final int rounds;

    /** Inputs of the row with all peers. */
    final int inputs;

    /** Inputs of the row with those that can do it in reasonable time; 0 to leave it out. */
    final int manyInputs;

    /** Inputs of the row that is about memory; 0 to leave it out. */
    final int mostInputs;

    /** Inputs that take a millisecond each. */
    final int slowInputs;

    /** Chunks of one input. */
    final int tinyChunks;

    /** Inputs of the row inside a process. */
    final int warmInputs;

    Scale(int rounds, int inputs, int manyInputs, int mostInputs, int slowInputs, int tinyChunks, int warmInputs) {
        this.rounds = rounds;
        this.inputs = inputs;
        this.manyInputs = manyInputs;
        this.mostInputs = mostInputs;
        this.slowInputs = slowInputs;
        this.tinyChunks = tinyChunks;
        this.warmInputs = warmInputs;
    }
}

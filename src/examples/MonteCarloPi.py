# Estimates pi from random points, for a grid of seeds and sample sizes:
#   python3 src/examples/MonteCarloPi.py
import functools
import operator
from multiprocessing import Pool


def next_state(state):
    """The next state of a linear congruential generator with Knuth's constants, modulo 2^64."""
    return (state * 6364136223846793005 + 1442695040888963407) % 2**64


def uniform(state):
    """The upper 53 bits of a state as a number from 0 to 1."""
    return (state >> 11) * 2.0**-53


def estimate(seed, samples):
    state = seed
    inside = 0
    for _ in range(samples):
        state = next_state(state)
        x = uniform(state)
        state = next_state(state)
        y = uniform(state)
        if x * x + y * y < 1:
            inside += 1
    return 4.0 * inside / samples


if __name__ == "__main__":
    grid = [(seed, samples) for samples in (1_000, 10_000, 100_000) for seed in range(1, 5)]
    with Pool() as pool:
        estimates = pool.starmap(estimate, grid)
    for (seed, samples), pi in zip(grid, estimates):
        print(f"seed {seed}, {samples} samples: {pi}")
    # reduce() adds in order; sum() of newer versions of Python is more exact
    print("mean:", functools.reduce(operator.add, estimates, 0.0) / len(estimates))

"""Times a map in a pool that is warmed up and prints the seconds of each round: python3 warm.py INPUTS PROCESSES ROUNDS"""

import sys
import time
from multiprocessing import Pool


def square(x):
    return x * x


if __name__ == "__main__":
    inputs, processes, rounds = map(int, sys.argv[1:])
    with Pool(processes) as pool:
        pool.map(square, range(1000))
        for _ in range(rounds):
            start = time.perf_counter()
            squares = pool.map(square, range(inputs))
            print("python", time.perf_counter() - start, flush=True)
            assert squares[-1] == (inputs - 1) ** 2
            del squares

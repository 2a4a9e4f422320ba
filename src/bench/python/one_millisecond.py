"""The lesson with a millisecond of work for each input: python3 one_millisecond.py INPUTS PROCESSES"""

import sys
import time
from multiprocessing import Pool


def square(x):
    end = time.thread_time() + 0.001
    while time.thread_time() < end:
        pass
    return x * x


if __name__ == "__main__":
    with Pool(processes=int(sys.argv[2])) as pool:
        print("Pool    :", pool.map(square, range(int(sys.argv[1]))))

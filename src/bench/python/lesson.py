"""The lesson: python3 lesson.py INPUTS PROCESSES"""

import sys
from multiprocessing import Pool


def square(x):
    return x * x


if __name__ == "__main__":
    with Pool(processes=int(sys.argv[2])) as pool:
        print("Pool    :", pool.map(square, range(int(sys.argv[1]))))

"""Hashes all files below a directory, in the order of their paths: python3 sha256.py DIRECTORY PROCESSES"""

import hashlib
import os
import sys
from multiprocessing import Pool


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


if __name__ == "__main__":
    paths = sorted(os.path.join(parent, name) for parent, _, names in os.walk(sys.argv[1]) for name in names)
    with Pool(processes=int(sys.argv[2])) as pool:
        print("\n".join(pool.map(sha256, paths)))

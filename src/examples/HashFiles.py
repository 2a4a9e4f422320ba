# Prints the SHA-256 of each file of a directory, as sha256sum does:
#   python3 src/examples/HashFiles.py data
import hashlib
import os
import sys
from multiprocessing import Pool


def sha256(file):
    """Reads a file in parts, so that it may be larger than the memory."""
    digest = hashlib.sha256()
    with open(file, "rb") as content:
        while part := content.read(65536):
            digest.update(part)
    return digest.hexdigest()


if __name__ == "__main__":
    files = sorted(
        os.path.join(directory, name)
        for directory, _, names in os.walk(sys.argv[1])
        for name in names
    )
    with Pool() as pool:
        digests = pool.map(sha256, files, chunksize=1)  # one file at a time
    for file, digest in zip(files, digests):
        print(f"{digest}  {file}")

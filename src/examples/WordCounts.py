# Counts the words of text files, and prints the most frequent ones:
#   python3 src/examples/WordCounts.py README.md src/site/markdown/*.md
import functools
import operator
import re
import sys
from collections import Counter
from multiprocessing import Pool


def count(file):
    with open(file, encoding="utf-8") as text:
        return Counter(re.findall("[a-z]+", text.read().lower()))


if __name__ == "__main__":
    with Pool() as pool:
        counts = functools.reduce(operator.add, pool.imap(count, sys.argv[1:]), Counter())
    for word, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]:
        print(f"{number:7d} {word}")

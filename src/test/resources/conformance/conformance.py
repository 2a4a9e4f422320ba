"""Runs each case of a table through multiprocessing.Pool and prints one line for it: what the call gives, or how it fails."""

import functools
import sys
import time
from multiprocessing import Pool


def square(x):
    return x * x


def cube(x):
    return x * x * x


def negate(x):
    return -x


def identity(x):
    return x


def halve(x):
    return x / 2


def reciprocal(x):
    return 1 / x


def length(x):
    return len(x)


def upper(x):
    return x.upper()


def text(x):
    return str(x)


def pair(x):
    return (x, x * x)


def digits(x):
    return [int(digit) for digit in str(x)]


def odd(x):
    return x % 2 == 1


def mixed(x):
    return [x, x / 2, str(x), None][x % 4]


def picky(x):
    if x == 7:
        raise ValueError("seven")
    return x


def nap(x):
    time.sleep(max(0, 20 - x) / 1000)
    return x


def add(x, y):
    return x + y


def subtract(x, y):
    return x - y


def multiply(x, y):
    return x * y


def power(x, y):
    return x**y


def repeat(x, y):
    return x * y


ONE_ARGUMENT = [
    square,
    cube,
    negate,
    identity,
    halve,
    reciprocal,
    length,
    upper,
    text,
    pair,
    digits,
    odd,
    mixed,
    picky,
    nap,
]
TWO_ARGUMENTS = [add, subtract, multiply, power, repeat]
FUNCTIONS = {function.__name__: function for function in ONE_ARGUMENT + TWO_ARGUMENTS}


class Failed(Exception):
    """A function failed; the one argument is the input."""

    def __str__(self):
        return "fails on " + repr(self.args[0])


def call_naming_input(function, *arguments):
    """Calls the function; if it fails, the exception names the input."""
    try:
        return function(*arguments)
    except Exception:
        raise Failed(arguments[0] if len(arguments) == 1 else arguments)


def until_failure(outputs):
    """Returns the outputs up to the first failure, and the failure if there is one."""
    before = []
    try:
        for output in outputs:
            before.append(output)
    except Failed as failure:
        return f"{before!r}, then {failure}"
    return repr(before)


def reduced(function, identity, inputs):
    """Returns the reduction of the inputs, or that it fails, without the inputs at which it does."""
    try:
        return repr(functools.reduce(function, inputs, identity))
    except Failed:
        return "fails"


def result(pool, call, function, inputs, chunk_size):
    if call == "print":
        return repr(pool.map(function, inputs, *chunk_size))
    if call == "reduce":
        return reduced(function, *inputs)
    if call == "apply":
        return repr(pool.apply(function, (inputs,)))
    if call == "apply_async":
        return repr(pool.apply_async(function, (inputs,)).get())
    outputs = getattr(pool, call)(function, inputs, *chunk_size)
    if call == "imap":
        return until_failure(outputs)
    if call == "imap_unordered":
        return "[" + ", ".join(sorted(map(repr, outputs))) + "]"
    return repr(outputs.get() if call.endswith("_async") else outputs)


def outcome(pool, call, function, inputs, chunk_size):
    naming = functools.partial(call_naming_input, FUNCTIONS[function])
    values = eval(inputs)
    try:
        return result(pool, call, naming, values, [int(chunk_size)] if chunk_size else [])
    except Failed as failure:
        return str(failure)
    except ValueError:
        return "refused"


def read(table):
    with open(table, encoding="utf-8") as lines:
        return [[field.strip() for field in line.split("|")] for line in lines if line.strip() and line[0] != "#"]


def main(table):
    cases = read(table)
    outcomes = [None] * len(cases)
    for processes in sorted({case[-1] for case in cases}):
        with Pool(int(processes)) as pool:
            for index, (*case, number) in enumerate(cases):
                if number == processes:
                    outcomes[index] = outcome(pool, *case)
    sys.stdout.reconfigure(encoding="utf-8")
    print(*outcomes, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1])

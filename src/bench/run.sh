#!/usr/bin/env bash
# Compares the job with the programs that people would use instead of it:
#     src/bench/run.sh [--quick | --smoke] [--write] [--out DIRECTORY]
# Prints a table and writes results.json and chart.svg to the directory (default: target/bench/results). A full run takes
# half an hour on two cores; --quick leaves out the rows of more than 10^6 squares and takes about two minutes; --smoke
# only checks that the contenders run, with few inputs and without the row of lines; --write measures only the row in
# which a table is written. Where there is a python3, Python takes part; a full run first installs the Python packages into
# target/bench/python.
set -euo pipefail
cd -- "$(dirname "${BASH_SOURCE[0]}")/../.."
export SPARK_LOCAL_IP=127.0.0.1 # servers listen to this machine only

scale=full
out=target/bench/results
work=target/bench
rows=all

while (($# > 0)); do
    case $1 in
        --quick | --smoke) scale=${1#--} ;;
        --write) rows='write' ;;
        --out) out=${2:?--out needs a directory}; shift ;;
        *) echo "usage: src/bench/run.sh [--quick | --smoke] [--write] [--out DIRECTORY]" >&2; exit 2 ;;
    esac
    shift
done

# Builds the job as its users do, and a second copy of it with an additional function.
build() {
    mkdir -p "$work/project" "$work/classes"
    ./submit.sh --range 0:1 >/dev/null
    rm -rf "$work/project/src"
    mkdir -p "$work/project/src/main"
    cp -Rp pom.xml submit.sh conf "$work/project"
    cp -Rp src/main/java "$work/project/src/main"
    mkdir -p "$work/project/src/main/java/my"
    cp -p src/bench/java/my/*.java "$work/project/src/main/java/my"
    "$work/project/submit.sh" --function my.OneMillisecond --range 0:1 >/dev/null
    classpath=$work/classes:target/spark-pool.jar:$(<target/classpath)
    javac -d "$work/classes" -cp "$classpath" src/bench/java/bench/*.java
}

# Sets $python to the interpreter, and $peers to one that has the packages; each is empty if there is none.
find_python() {
    python=$(command -v python3) || python=
    peers=
    [[ -n $python ]] || return 0
    if [[ $scale == full ]] && ! cmp -s src/bench/requirements.txt "$work/python/installed"; then
        echo "benchmark: installing Python packages" >&2
        "$python" -m venv "$work/python" && "$work/python/bin/pip" --quiet install -r src/bench/requirements.txt &&
            cp src/bench/requirements.txt "$work/python/installed" || echo "benchmark: the packages cannot be installed; the row is measured without them" >&2
    fi
    [[ $scale != full || ! -f $work/python/installed ]] || peers=$work/python/bin/python
}

build
find_python
exec java -cp "$classpath" -Dlog4j2.level=error bench.Benchmark "$scale" "$out" "$work" "$python" "$peers" "$rows"

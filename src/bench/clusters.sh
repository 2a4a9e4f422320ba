#!/usr/bin/env bash
# Measures how scheduling time, driver memory and the event log grow with chunks and workers; prints a Markdown table.
#     [WORKERS='1 2 4'] src/bench/clusters.sh [CHUNKS...]
# Each job has CHUNKS chunks (default: 10000 and 100000) of one square each. It runs on practice clusters of WORKERS workers
# with one core each and, in place of a thousand executors, on a thousand threads of one process. The whole run takes half
# an hour on two cores.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly port=7979
if ./submit.sh cluster status | grep -q runs\ at; then
    echo 'the practice cluster runs; stop it first: ./submit.sh cluster stop' >&2
    exit 2
fi
work=$(mktemp -d)
# shellcheck disable=SC2064 # expands the directory's name now, as the variable may change
trap "./submit.sh cluster stop >/dev/null; rm -rf '$work'" EXIT

# Prints a row of the table.
measure() { # PLACE CHUNKS SUBMIT.SH ARGUMENTS
    local place=$1 chunks=$2 summary seconds peak=0 now events
    shift 2
    rm -rf "$work/events"
    mkdir "$work/events"
    ./submit.sh --range "0:$chunks" --chunk-size 1 --output-format lines -D spark.eventLog.enabled=true \
        -D "spark.eventLog.dir=file:$work/events" "$@" >"$work/out" 2>"$work/err" &
    local driver=$!
    while now=$(peak_of "$driver") && [[ -n $now ]]; do
        peak=$now
        sleep 0.2
    done
    wait "$driver"
    [[ $(wc -l <"$work/out") -eq $chunks ]] || { cat "$work/err" >&2; exit 1; }
    summary=$(grep 'mapped over' "$work/err")
    seconds=${summary#* at a time: }
    seconds=${seconds%% s *}
    events=$(du -sm "$work/events" | cut -f1)
    awk -v place="$place" -v chunks="$chunks" -v seconds="$seconds" -v peak="$peak" -v events="$events" 'BEGIN {
        printf "| %s | %d | %.1f s | %.2f ms | %d MB | %d MB |\n",
            place, chunks, seconds, 1000 * seconds / chunks, peak / 1024, events }'
}

# Prints the peak memory of a process in kB; prints nothing if the process has ended.
peak_of() { # PROCESS
    sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$1/status" 2>/dev/null || true
}

chunk_counts=("$@")
(($# > 0)) || chunk_counts=(10000 100000)
./submit.sh -q >/dev/null
echo '| executors | chunks | time | time per chunk | driver memory | event log |'
echo '|---|---|---|---|---|---|'
for workers in ${WORKERS:-1 2 4}; do
    ./submit.sh cluster stop >/dev/null
    ./submit.sh cluster start --workers "$workers" --cores 1 --memory 1g --port "$port" >/dev/null
    for chunks in "${chunk_counts[@]}"; do
        measure "$workers of one core" "$chunks" -- --master "spark://127.0.0.1:$port"
    done
done
for chunks in "${chunk_counts[@]}"; do
    measure '1,000 threads' "$chunks" -n 1000
done

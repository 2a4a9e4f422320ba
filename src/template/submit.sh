#!/usr/bin/env bash
# Runs the job:       ./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]
# or another command: ./submit.sh COMMAND [ARGUMENTS]; see ./submit.sh --help
# The launcher does the work. It comes with spark-pool: Maven unpacks the version that pom.xml names into target/launcher.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # called as: sh submit.sh
set +o posix
set -euo pipefail

# shellcheck disable=SC2034 # the launcher reads these
name=sample main=io.sparkpool.Main # the jar target/sample.jar, and the class in it that starts the job; pom.xml names both too

say() { printf 'spark-pool: %s\n' "$1" >&2; }
fail() { say "error: $1"; exit "$2"; } # MESSAGE EXIT_CODE

# Unpacks the launcher beside its place, as other runs may be doing the same or using it: each file is replaced at once.
unpack() {
    local copy=target/launcher.$$ log reason
    [[ -f ${home}pom.xml ]] || fail "there is no '$launcher/submit.sh'; copy the whole directory" 2
    command -v mvn >/dev/null || fail "the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)" 2
    [[ -d $launcher ]] || say "preparing to build the job; the first time Maven downloads what it needs"
    log=$(mvn -B -q -ntp -f "${home}pom.xml" -Dstyle.color=never "-Dlauncher.directory=$copy" dependency:unpack@launcher 2>&1 </dev/null) || {
        reason=$(sed -n '/^\[ERROR\] */{ s///p; q; }' <<<"$log")
        fail "Maven cannot unpack the launcher: ${reason:-$log}; if it does not find spark-pool, see '${home}README.md'" 1
    }
    mkdir -p "$launcher"
    rm -f "$launcher"/*.marker # Maven's, of the version before
    mv -f "$home$copy"/* "$launcher"
    rm -rf "${home:?}$copy"
}

# Sets $home to the directory of this file, also if it was called by a symbolic link.
find_home() {
    local link
    home=${BASH_SOURCE[0]}
    [[ $home == */* ]] || home=./$home
    while [[ -L $home ]]; do
        link=$(readlink "$home")
        [[ $link == /* ]] || link=${home%/*}/$link
        home=$link
    done
    home=${home%/*}/
}

{
    find_home
    launcher=${home}target/launcher
    [[ -f $launcher/submit.sh && ! ${home}pom.xml -nt $launcher ]] || unpack
    # shellcheck source=/dev/null
    source "$launcher/submit.sh"
}

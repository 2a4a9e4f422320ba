#!/usr/bin/env bash
# Runs the job:       ./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]
# or another command: ./submit.sh COMMAND [ARGUMENTS]; see ./submit.sh --help
# The launcher does the work. It comes with spark-pool: Maven unpacks the version that pom.xml names into target/launcher.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # called as: sh submit.sh
set +o posix
set -euo pipefail

# shellcheck disable=SC2034 # the launcher reads these
name=sample main=io.sparkpool.Main # the jar target/sample.jar, and the class in it that starts the job; pom.xml names both too

fail() { printf 'spark-pool: error: %s\n' "$1" >&2; exit "$2"; } # MESSAGE EXIT_CODE

# The directory of this file, also if it was called by a symbolic link.
home=${BASH_SOURCE[0]}
[[ $home == */* ]] || home=./$home
while [[ -L $home ]]; do
    link=$(readlink "$home")
    [[ $link == /* ]] || link=${home%/*}/$link
    home=$link
done
home=${home%/*}/ launcher=${home%/*}/target/launcher

if [[ ! -f $launcher/submit.sh || ${home}pom.xml -nt $launcher ]]; then
    [[ -f ${home}pom.xml ]] || fail "there is no '$launcher/submit.sh'; copy the whole directory" 2
    command -v mvn >/dev/null || fail "the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)" 2
    rm -rf "$launcher"
    mvn -B -q -ntp -f "${home}pom.xml" -Dstyle.color=never dependency:unpack@launcher </dev/null >&2 ||
        fail "Maven cannot unpack the launcher; its messages above say why. If it has no spark-pool, see 'spark-pool' in ${home}README.md" 1
    touch "$launcher"
fi

# shellcheck source=/dev/null
source "$launcher/submit.sh"

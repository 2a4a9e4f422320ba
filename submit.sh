#!/usr/bin/env bash
# Runs the job:       ./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]
# or another command: ./submit.sh COMMAND [ARGUMENTS]
# This script finds Java, builds the jar if its sources are newer, and starts io.sparkpool.Main, which reads the arguments.
# It is in the jar as well. The submit.sh of a project that ./submit.sh new has made reads it from there, with its own
# $home, $name and $main.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # called as: sh submit.sh
set +o posix
set -euo pipefail

say() { printf 'spark-pool: %s\n' "${1//[[:cntrl:]]/?}" >&2; }
fail() { say "error: $1"; exit "$2"; } # MESSAGE EXIT_CODE

# Sets $resolved to the file that a symbolic link leads to, as readlink -f does where it exists.
resolve() { # PATH
    local link
    resolved=$1
    [[ $resolved == */* ]] || resolved=./$resolved
    while [[ -L $resolved ]]; do
        link=$(readlink "$resolved")
        [[ $link == /* ]] || link=${resolved%/*}/$link
        resolved=$link
    done
}

# Sets $home, $name, $main and $launcher, unless the script of another project has set them.
name_project() {
    resolve "${BASH_SOURCE[0]}"
    home=${resolved%/*}/ name=spark-pool main=io.sparkpool.Main launcher=''
}

# Sets the paths of the project, relative if the script was called by a relative path: the job runs in the caller's directory.
find_project() {
    home=${home#./}
    pom=${home}pom.xml sources=${home}src/main options=${home}conf/java.options logging=${home}conf/log4j2.properties
    target=${home}target jar=${home}target/$name.jar classpath=${home}target/classpath
    if [[ -n $launcher ]]; then # a project has its own options and logging only if it wants
        launcher=${launcher#./}
        [[ -f $options ]] || options=$launcher/java.options
        [[ -f $logging ]] || logging=$launcher/log4j2.properties
    fi
    project=$(CDPATH='' cd -- "${home:-.}" && pwd -P)
    local LC_ALL=C # a colon separates class path entries, and Java finds no path with a character of four bytes
    [[ $project != *[:$'\xf0'-$'\xff']* ]] || fail "the project cannot be in '$project': Java takes no path with a colon or a character such as an emoji; move it to another directory" 2
}

# Sets $java, $java_release and $java_version. Reads the release file of the JDK, which is faster than starting Java.
find_java() {
    local text='' pattern='(JAVA_VERSION=|version )"((1\.)?([0-9]+)[^"]*)'
    java_version=0
    if [[ -n ${JAVA_HOME:-} ]]; then
        java=$JAVA_HOME/bin/java
        [[ -x $java ]] || fail "JAVA_HOME is '$JAVA_HOME', and there is no bin/java in it; set it to a JDK 17 or later, or unset it" 2
    else
        java=$(command -v java) || fail "there is no Java on the PATH; set JAVA_HOME, or install a JDK 17 or later (Debian: apt install openjdk-17-jdk-headless)" 2
    fi
    resolve "$java"
    IFS= read -r -d '' text 2>/dev/null <"${resolved%/bin/*}/release" || [[ -n $text ]] || text=$("$java" -version 2>&1) || true
    [[ ! $text =~ $pattern ]] || java_release=${BASH_REMATCH[2]} java_version=${BASH_REMATCH[4]}
    ((java_version >= 17)) || fail "'$java' is Java ${java_version/#0/of an unknown version}; Spark needs Java 17 or later: install one, or set JAVA_HOME to it" 2
}

# Java opens all of Spark's jars at once; if it may not, it fails without saying why.
require_open_files() { # LIMIT
    [[ $1 == unlimited ]] || (($1 >= 256)) || fail "a process may open $1 files here, and Spark needs 256; raise the limit: ulimit -n 1024" 2
}

# Sets $libraries to Spark's jars: those that Maven has found; those in lib if this is an archive of a project; or those of
# a Spark distribution if lib is empty.
find_libraries() {
    local LC_ALL=C
    libraries=()
    if [[ -f $pom || ! -d ${home}lib ]]; then
        IFS=: read -r -a libraries <"$classpath" || true
        return 0
    fi
    libraries=("$project"/lib/*.jar)
    [[ ! -f ${libraries[0]} ]] || return 0
    libraries=("${SPARK_HOME:-}"/jars/*.jar)
    [[ -f ${libraries[0]} ]] || fail "this archive was made without Spark, and SPARK_HOME is '${SPARK_HOME:-}'; set it to the directory of a Spark distribution" 2
}

# Returns whether the jar is newer than its sources, if there are any, and Spark's jars still exist.
is_built() {
    local library
    [[ -s $jar && ! -e $target/build.unfinished ]] || return 1
    [[ -z $(find "$pom" "$sources" "${home}src/template" -newer "$jar" -print -quit 2>/dev/null) ]] || return 1
    [[ -f $classpath || -d ${home}lib ]] || return 1
    find_libraries
    for library in ${libraries[@]+"${libraries[@]}"}; do
        [[ -f $library ]] || return 1
    done
}

build() {
    local log=$target/build.log notice="building the job; the first time Maven downloads Spark (about 300 MB), which takes a few minutes"
    [[ -f $pom ]] || fail "the job has to be built, and there is no '$pom'; copy the whole project" 2
    command -v mvn >/dev/null || fail "the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)" 2
    { mkdir -p "$target" && [[ -w $target ]]; } 2>/dev/null || fail "the job has to be built, and '$target' cannot be written to; copy the project to a directory that you can write to" 2
    lock_build
    ! is_built || return 0 # another run has just built it
    [[ ! -f $classpath ]] || notice="building the job again, as its sources or its libraries have changed"
    say "$notice"
    touch "$target/build.unfinished"
    show_time &
    ticker=$!
    trap end_build EXIT
    # Java's quick compiler (C1) is enough, and takes half of the processor time. For mvn by hand .mvn/jvm.config says the
    # same; the projects that "new" makes have no such file.
    MAVEN_OPTS="-XX:TieredStopAtLevel=1 ${MAVEN_OPTS:-}" run_stoppable mvn -B -ntp -f "$pom" -Dstyle.color=never -Dmaven.test.skip=true -Dassembly.skipAssembly=true package >"$log" 2>&1 ||
        { stop_ticker && explain_build "$log" && fail "the build failed; the lines above say why, and the whole log is '$log'" 1; }
    [[ -s $jar ]] || fail "the build made no '$jar'; its log is '$log'" 1
    end_build
    trap - EXIT
    find_libraries
}

# Tells whether a line on standard error can be drawn again.
has_cursor() {
    [[ -t 2 && ${TERM:-dumb} != dumb ]]
}

# Says how long the build has been running: in a terminal on one line, elsewhere every 30 s. It ends with this script.
show_time() {
    local seconds=0
    while sleep 1 >/dev/null 2>&1 9>&- && kill -0 "$$" 2>/dev/null; do
        ((seconds += 1))
        if has_cursor; then
            printf '\rspark-pool: building, %d s\r' "$seconds" >&2
        elif ((seconds % 30 == 0)); then
            say "still building, after $seconds s"
        fi
    done
}

stop_ticker() {
    { kill "$ticker" && wait "$ticker"; } 2>/dev/null || true
    ! has_cursor || printf '\r\033[K' >&2
}

# Prints why a build failed: what the compiler says, or else what Maven says.
explain_build() { # LOG
    local reasons
    reasons=$(sed -n -e '/^\[ERROR\] COMPILATION ERROR/,/^\[INFO\] [0-9][0-9]* error/{' -e '/COMPILATION ERROR/d' -e '/^\[INFO\]/d' \
        -e 's/^\[ERROR\] //' -e 's/:\[\([0-9]*\),\([0-9]*\)\] /:\1:\2: /p' -e '/^  /p' -e '}' "$1")
    [[ -n $reasons ]] || reasons=$(grep '^\[ERROR\]' "$1") || reasons=$(<"$1")
    printf '%s\n' "${reasons//"$project/"/$home}" >&2
}

# Dates a new jar to the start of its build, so that sources edited since are newer. A killed build leaves build.unfinished.
end_build() {
    stop_ticker
    [[ ! $jar -nt $target/build.unfinished ]] || touch -r "$target/build.unfinished" "$jar"
    rm -f "$target/build.unfinished"
}

# Waits until no other run builds. The system releases a lock when the last process that holds it ends, even if killed.
lock_build() {
    local lock=(flock) exit_code=0
    { exec 9>>"$target/build-lock"; } 2>/dev/null || return 0
    command -v flock >/dev/null || lock=(perl -e "open my \$file, '>>&=', pop or exit 2; flock \$file, @ARGV ? 6 : 2 or exit 1" --) # macOS
    "${lock[@]}" -n 9 2>/dev/null || exit_code=$?
    ((exit_code == 1)) || return 0 # where files cannot be locked, nobody waits
    say "waiting for another run that is building the job and has locked '$target/build-lock'"
    run_stoppable "${lock[@]}" 9 || true
}

# Runs a command so that a signal ends it too: bash handles signals while it waits, but not while it runs a command.
run_stoppable() { # COMMAND
    local exit_code=0
    "$@" </dev/null &
    trap 'kill "$!" 2>/dev/null || true; wait "$!" || true; exit 130' INT
    trap 'kill "$!" 2>/dev/null || true; wait "$!" || true; exit 143' TERM
    wait "$!" || exit_code=$?
    trap - INT TERM
    return "$exit_code"
}

# Sets variables that Java reads when it starts. $locale is the user's own, for commands that speak several languages;
# $added names those that are only for a job in this process.
set_environment() {
    local user=${HADOOP_USER_NAME:-${USER:-}}
    locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
    added=
    export SPARK_POOL_HOME=$project # for paths in settings, such as ${env:SPARK_POOL_HOME}/data/orders.csv
    { export LC_ALL=C.UTF-8; } 2>/dev/null # for letters in paths, and for the English message of a closed pipe
    [[ -n ${SPARK_LOCAL_IP:-} ]] || { export SPARK_LOCAL_IP=127.0.0.1 && added=SPARK_LOCAL_IP; } # else Spark's web page is open to the network
    [[ -n ${SPARK_USER:-} || -z $user ]] || { export SPARK_USER=$user && added+=,SPARK_USER; } # else Hadoop takes time to find it out
}

# Sets $command to Java with its options. The archive of loaded classes halves the time of the start; Main makes it if it is
# missing. Its time and size are checked, as Java would crash with an archive that was changed or truncated.
make_command() {
    local IFS=: size='' crash=${target//%/%%}/java-crash-%p archive=$target/classes-$java_release.jsa heap=1g
    [[ $(ulimit -v) == unlimited ]] || "$java" "-Xmx$heap" -version >/dev/null 2>&1 || heap=256m # enough for Main, which checks the heap of the job
    command=("$java" "@$options" "-Xmx$heap" -XX:+DisplayVMOutputToStderr "-Dlog4j2.configurationFile=$logging")
    command+=("-Dsparkpool.home=$home" "-Dsparkpool.heap=$heap" "-Dsparkpool.added=$added" "-Dsparkpool.archive=$archive")
    command+=("-Dsparkpool.main=$main" "-Dsparkpool.launcher=$launcher" "-Dsparkpool.locale=$locale")
    [[ ! -w $target ]] || command+=("-XX:ErrorFile=$crash.log" "-XX:ReplayDataFile=$crash.replay")
    [[ -z ${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}${_JAVA_OPTIONS:-} ]] || command+=(-XX:-UseParallelGC) # they may name another collector
    if [[ $archive.key -nt $jar && $archive.key -nt $options && ! $archive -nt $archive.key ]] && read -r size <"$archive.key" &&
        [[ -n $(find "$archive" -type f -size "${size}c" 2>/dev/null) ]]; then
        if ((java_version < 25)); then command+=("-XX:SharedArchiveFile=$archive"); else command+=("-XX:AOTCache=$archive" '-Xlog:aot*=off:stderr'); fi
    fi
    command+=(-cp "$project/target/$name.jar:${libraries[*]}" "$main")
}

# Bash reads the whole block before it runs it, so that the script can be edited while it runs.
{
    [[ -n ${BASH_SOURCE[1]:-} ]] || name_project
    find_project
    find_java
    require_open_files "$(ulimit -Hn)"
    is_built || build
    set_environment
    make_command
    exec "${command[@]}" "$@" 9>&-
}

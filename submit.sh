#!/usr/bin/env bash
# Runs the job through spark-submit:
#     ./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]
# ./submit.sh --help lists the job's options. The job is built first where its sources are newer than its jar.
set -euo pipefail

readonly oldest_java=17
readonly scala_version=2.13

say() {
    printf 'spark-pool: %s\n' "$1" >&2
}

fail() { # MESSAGE EXIT_CODE
    say "error: $1"
    exit "$2"
}

# Sets $resolved to what a symbolic link stands for in the end, without readlink -f, which not every system has.
resolve() { # PATH
    resolved=$1
    local target
    while [[ -L $resolved ]]; do
        target=$(readlink "$resolved")
        [[ $target == /* ]] || target=${resolved%/*}/$target
        resolved=$target
    done
}

# Sets the project's paths. They stay relative where the call was: the caller's working directory is the job's.
find_project() {
    resolve "${BASH_SOURCE[0]}"
    root=${resolved%/*}
    local prefix=$root/
    [[ $prefix != ./ ]] || prefix=
    pom=${prefix}pom.xml
    sources=${prefix}src/main
    target=${prefix}target
    jar=$target/spark-pool.jar
    classpath=$target/classpath
    logging=${prefix}conf/log4j2.properties
    config=${prefix}conf/job.properties
}

# Splits the command line into $job and $spark, and takes --config out of it.
read_arguments() {
    job=()
    spark=()
    while (($# > 0)); do
        case $1 in
            --) shift; spark=("$@"); break ;;
            -c | --config) if (($# == 1)); then job+=("$1"); else config=$2; shift; fi ;;
            --config=*) config=${1#*=} ;;
            -c?*) config=${1#-c} ;;
            *) job+=("$1") ;;
        esac
        shift
    done
    job=(--config "$config" ${job[@]+"${job[@]}"})
    local option
    for option in ${spark[@]+"${spark[@]}"}; do
        [[ $option != --properties-file* ]] ||
            fail "'--properties-file' does not belong after --: the job reads the file too; give --config FILE before --" 2
    done
}

find_java() {
    if [[ -n ${JAVA_HOME:-} ]]; then
        java=$JAVA_HOME/bin/java
        [[ -x $java ]] ||
            fail "JAVA_HOME is '$JAVA_HOME', and there is no bin/java in it; set it to a JDK $oldest_java or later, or unset it" 2
    else
        java=$(command -v java) ||
            fail "there is no Java on this machine; install a JDK $oldest_java or later (Debian: apt install openjdk-17-jdk-headless)" 2
    fi
    read_java_version
    ((${java_version:-0} >= oldest_java)) ||
        fail "'$java' is Java ${java_version:-of an unknown version}; Spark needs Java $oldest_java or later: install one, or set JAVA_HOME to it" 2
}

# Sets $java_version to the major version: from the file that a JDK keeps it in, as that is quick, else from java itself.
read_java_version() {
    resolve "$java"
    local release=${resolved%/bin/*}/release line=
    java_version=
    if [[ -r $release ]]; then
        while IFS= read -r line; do
            [[ $line != JAVA_VERSION=* ]] || java_version=${line#*\"}
        done <"$release"
    else
        line=$("$java" -version 2>&1) || true
        [[ $line != *version\ \"* ]] || java_version=${line#*version \"}
    fi
    java_version=${java_version#1.}
    java_version=${java_version%%[!0-9]*}
}

# Whether the jar is there and newer than all it is made from, and Spark's jars are where they were.
is_built() {
    [[ -f $jar && -f $classpath ]] || return 1
    [[ -z $(find "$pom" "$sources" -newer "$jar" -print -quit) ]] || return 1
    local library libraries
    IFS=: read -r -a libraries <"$classpath" || true
    for library in "${libraries[@]}"; do
        [[ -f $library ]] || return 1
    done
}

build() {
    local log=$target/build.log
    command -v mvn >/dev/null ||
        fail "the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)" 2
    if [[ -f $classpath ]]; then
        say "building the job again, as its sources have changed"
    else
        say "building the job; the first time Maven downloads Spark (about 300 MB), which takes a few minutes"
    fi
    mkdir -p "$target"
    trap 'rm -f "$jar"' EXIT # half a build must not look like a whole one
    if ! (cd "$root" && exec mvn -B -ntp -DskipTests package) >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        fail "the build failed; the lines above say why (they are in '$log' too)" 1
    fi
    touch "$jar"
    trap - EXIT
}

# Whether spark-submit gets through the properties file. Where it would not, the job says why.
has_config() {
    local broken_escape='(^|[^\\])(\\\\)*\\u[0-9a-fA-F]{0,3}([^0-9a-fA-F]|$)'
    [[ -f $config && -r $config && ! $(<"$config") =~ $broken_escape ]]
}

# What the job and Spark find in the environment.
set_environment() {
    local log=$target/spark-pool.log
    [[ -w $target ]] || log=${TMPDIR:-/tmp}/spark-pool-$UID.log
    export SPARK_POOL_LOG=${SPARK_POOL_LOG:-$log}
    export SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS:-} \"-Dlog4j2.configurationFile=$logging\""
    export LC_MESSAGES=C # the job tells a closed pipe from a full disk by the system's words
    [[ -n ${LC_ALL:-}${LC_CTYPE:-}${LANG:-} ]] || export LC_CTYPE=C.UTF-8
    if [[ -t 2 && ! -t 1 ]]; then
        export SPARK_POOL_PROGRESS=1
    fi
    if ! names_cluster; then
        export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} # Spark's web page, if it is wanted, stays on this machine
    fi
}

names_cluster() {
    local words="${job[*]} ${spark[*]-}"
    ! has_config || words+=$(<"$config")
    [[ $words =~ (spark|k8s)://|yarn ]]
}

# Spark's launcher makes the command that bin/spark-submit of a Spark distribution would run, here from Maven's jars.
submit_from_maven() { # SPARK-SUBMIT ARGUMENTS
    mkdir -p "$target/spark-home/jars"
    SPARK_DIST_CLASSPATH=$(<"$classpath")
    export SPARK_HOME=$target/spark-home SPARK_SCALA_VERSION=$scala_version SPARK_DIST_CLASSPATH
    local words=() word
    while IFS= read -r -d '' word; do
        is_unwanted "$word" || words+=("${word#$'\n'}")
    done < <("$java" -cp "$SPARK_DIST_CLASSPATH" org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@")
    ((${#words[@]} > 2)) || fail "Spark's launcher made no command; see its message above" 1
    exec "${words[@]}"
}

# What the launcher adds and Java would only warn about: a module for machine learning, a package that Java 24 dropped.
is_unwanted() { # WORD
    [[ -z $1 || $1 == --add-modules=jdk.incubator.vector ]] ||
        [[ $1 == --add-opens=java.base/sun.security.action=* && $java_version -ge 24 ]]
}

submit() {
    local arguments=()
    ! has_config || arguments+=(--properties-file "$config")
    arguments+=(${spark[@]+"${spark[@]}"} "$jar" "${job[@]}")
    if [[ -z ${SPARK_HOME:-} ]]; then
        submit_from_maven "${arguments[@]}"
    fi
    [[ -x $SPARK_HOME/bin/spark-submit ]] ||
        fail "SPARK_HOME is '$SPARK_HOME', and there is no bin/spark-submit in it; set it to a Spark distribution, or unset it" 2
    exec "$SPARK_HOME/bin/spark-submit" "${arguments[@]}"
}

find_project
read_arguments "$@"
find_java
is_built || build
set_environment
submit

#!/usr/bin/env bash
# Runs the job:
#     ./submit.sh [JOB OPTIONS] [-- SPARK-SUBMIT OPTIONS]
#     ./submit.sh cluster start|status|stop
# ./submit.sh --help lists the job's options; the second line is for a cluster on this machine to practise on. The job is
# built first where its sources are newer than its jar. For this machine alone it is started directly, which is quicker;
# for a cluster, or with something for spark-submit, by spark-submit.
[ -n "${BASH_VERSION:-}" ] || exec bash "$0" "$@" # called as: sh submit.sh
set +o posix # as bash has it when it is sh
set -euo pipefail

readonly oldest_java=17
readonly scala_version=2.13
readonly fewest_open_files=256

say() {
    printf 'spark-pool: %s\n' "$(printable "$1")" >&2
}

fail() { # MESSAGE EXIT_CODE
    say "error: $1"
    exit "$2"
}

# Prints a text on one line, with nothing in it that a terminal would act on, escaped as the job does it: controls, marks of
# the writing direction, bytes that are no characters.
printable() ( # TEXT
    LC_ALL=C
    rest=$1
    shown=
    while [[ $rest == *[^\ -~]* ]]; do
        plain=${rest%%[^\ -~]*}
        read_character "${rest:${#plain}:4}"
        if ((code < 0)); then
            printf -v character '\\x%02x' "$first"
        elif is_control; then
            printf -v character '\\u%04x' "$code"
            case $code in
                9) character='\t' ;;
                10) character='\n' ;;
                13) character='\r' ;;
            esac
        fi
        shown+=$plain$character
        rest=${rest:${#plain} + length}
    done
    printf '%s' "$shown$rest"
)

# Sets $character, $length and $code to the first character of bytes in UTF-8, how many bytes it has, and its number, which is
# negative if it is none, and $first to the first byte.
read_character() { # BYTES
    local i next
    printf -v first '%d' "'$1"
    first=$((first & 255)) length=1
    ((first < 194)) || length=2
    ((first < 224)) || length=3
    ((first < 240)) || length=4
    code=$((length == 1 ? first : first & (127 >> length)))
    ((first < 128 || first >= 194 && first < 245)) || code=-1
    for ((i = 1; i < length; i++)); do
        printf -v next '%d' "'${1:i:1}"
        code=$((code >= 0 && (next & 192) == 128 ? code << 6 | next & 63 : -1))
    done
    ((code >= 0)) || length=1
    character=${1:0:length}
}

# Whether it is one of Unicode's controls, formats, separators of lines or surrogates.
is_control() {
    ((code < 32 || code >= 127 && code < 160 || code == 0xad || code >= 0x600 && code < 0x606 || code == 0x61c)) ||
        ((code == 0x6dd || code == 0x70f || code == 0x890 || code == 0x891 || code == 0x8e2 || code == 0x180e)) ||
        ((code >= 0x200b && code < 0x2010 || code >= 0x2028 && code < 0x202f || code >= 0x2060 && code < 0x2070)) ||
        ((code >= 0xd800 && code < 0xe000 || code == 0xfeff || code >= 0xfff9 && code < 0xfffc || code >= 0xe0000))
}

# Sets $resolved to what a symbolic link stands for in the end, without readlink -f, which not every system has.
resolve() { # PATH
    resolved=$1
    [[ $resolved == */* ]] || resolved=./$resolved
    local link
    while [[ -L $resolved ]]; do
        link=$(readlink "$resolved")
        [[ $link == /* ]] || link=${resolved%/*}/$link
        resolved=$link
    done
}

# Sets the project's paths. They stay relative where the call was: the caller's working directory is the job's.
find_project() {
    resolve "${BASH_SOURCE[0]}"
    local prefix=${resolved%/*}/
    [[ $prefix != ./ ]] || prefix=
    pom=${prefix}pom.xml
    sources=${prefix}src/main
    target=${prefix}target
    built=$target/spark-pool.jar
    jars=$target/jars
    jar=$built
    classpath=$target/classpath
    cluster=$target/cluster
    logging=${prefix}conf/log4j2.properties
    java_options=${prefix}conf/java.options
    config=${prefix}conf/job.properties
    project=$(CDPATH='' cd -- "${prefix:-.}" && pwd -P)
    require_plain_path
}

# Java's class path has a colon between its entries, and knows no characters outside of Unicode's first 65,536.
require_plain_path() {
    local LC_ALL=C
    [[ $project != *[:$'\xf0'-$'\xff']* ]] ||
        fail "the project cannot be in '$project': Java takes no path with a colon or a character such as an emoji; move it to another directory" 2
}

# Splits the command line into $job and $spark, and takes --config out of it.
read_arguments() {
    job=()
    spark=()
    if [[ ${1:-} == cluster ]]; then
        job=("$@")
        return
    fi
    while (($# > 0)); do
        case $1 in
            --) shift; spark=("$@"); break ;;
            -c | --config) if (($# == 1)); then job+=("$1"); else config=$2; shift; fi ;;
            --config=*) config=${1#*=} ;;
            -c=*) config=${1#-c=} ;;
            -c?*) config=${1#-c} ;;
            *) job+=("$1") ;;
        esac
        shift
    done
    job=(--config "$config" ${job[@]+"${job[@]}"})
}

# Finds out what decides how the job is started: $master is the last master that is named, $deploy_mode says where the
# driver is to run, $memory is the driver's.
read_settings() {
    memory=1g
    memory_origin=default
    memory_bytes=$((1 << 30))
    master=
    deploy_mode=client
    wants_spark_submit=no
    [[ ${job[0]} != cluster ]] || return 0
    [[ -z ${MASTER:-} ]] || note spark.master "$MASTER" MASTER
    [[ -z ${DEPLOY_MODE:-} ]] || note spark.submit.deployMode "$DEPLOY_MODE" DEPLOY_MODE
    [[ -z ${SPARK_DRIVER_MEMORY:-} ]] || note spark.driver.memory "$SPARK_DRIVER_MEMORY" SPARK_DRIVER_MEMORY
    read_properties
    read_spark_options
    local word
    for word in "${job[@]}"; do
        [[ $word != *spark.master=* ]] || note spark.master "${word##*spark.master=}" -D
    done
    check_settings
}

# Sets $config_is_sound to whether spark-submit gets through the properties file; where it would not, the job says why.
# Sets $wants_spark_submit to whether the file has settings that only spark-submit acts on.
read_properties() {
    local of_spark_submit='^spark\.(driver\.(extra|default|library|memory|userClassPath)|jars|files|archives|submit'
    of_spark_submit+='|kerberos|hadoop\.hadoop\.security)'
    local has_unit='^[0-9]+[kmgtKMGT]$' line key value origin=$config
    config_is_sound=no
    [[ -f $config && -r $config ]] || return 0
    config_is_sound=yes
    while read_property; do
        if [[ $key =~ $of_spark_submit && ! ($key == spark.driver.memory && $value =~ $has_unit) ]]; then
            wants_spark_submit=yes
        fi
        note "$key" "$value" "$origin"
    done <"$config"
}

# Sets $key and $value to the next setting on standard input, as Java's Properties reads them and Spark trims them.
read_property() {
    local property='^[[:space:]]*(([^[:space:]=:\\]|\\.)+)[[:space:]]*[=:]?[[:space:]]*(.*)$'
    local broken_escape='(^|[^\\])(\\\\)*\\u[0-9a-fA-F]{0,3}([^0-9a-fA-F]|$)'
    while read_logical_line; do
        [[ ! $line =~ ^[[:space:]]*[#!] ]] || continue
        [[ ! $line =~ $broken_escape ]] || config_is_sound=no
        [[ $line =~ $property ]] || continue
        key=${BASH_REMATCH[1]}
        value=${BASH_REMATCH[3]}
        if [[ $line == *\\* ]]; then
            unescape "$key"
            key=$unescaped
            unescape "$value"
            value=$unescaped
        fi
        value=${value%"${value##*[![:space:]]}"}
        return 0
    done
    return 1
}

# Sets $line to the next line, with those after it that continue it: a backslash at the end says so.
read_logical_line() {
    local continued='(^|[^\\])(\\\\)*\\$' more
    IFS= read -r line || [[ -n $line ]] || return 1
    line=${line%$'\r'}
    [[ $line == *\\ && ! $line =~ ^[[:space:]]*[#!] ]] || return 0
    while [[ $line =~ $continued ]]; do
        line=${line%\\}
        IFS= read -r more || [[ -n $more ]] || return 0
        more=${more%$'\r'}
        line+=${more#"${more%%[![:space:]]*}"}
    done
}

# Sets $unescaped to what Java's Properties makes of a key or a value, as far as it is ASCII.
unescape() { # TEXT
    local rest=$1 character
    unescaped=
    while [[ $rest == *\\?* ]]; do
        unescaped+=${rest%%\\*}
        rest=${rest#*\\}
        character=${rest:0:1}
        rest=${rest:1}
        case $character in
            t) character=$'\t' ;;
            n) character=$'\n' ;;
            r) character=$'\r' ;;
            f) character=$'\f' ;;
            u)
                if [[ $rest == 00[0-7][0-9a-fA-F]* ]]; then
                    printf -v character '%b' "\\x${rest:2:2}"
                    rest=${rest:4}
                fi
                ;;
        esac
        unescaped+=$character
    done
    unescaped+=$rest
}

# What stands after --; $option is the word before, where a value follows it.
read_spark_options() {
    local word option=
    for word in ${spark[@]+"${spark[@]}"}; do
        if [[ -n $option ]]; then
            read_spark_option "$option" "$word"
            option=
            continue
        fi
        case $word in
            --*=*) read_spark_option "${word%%=*}" "${word#*=}" ;;
            --help | -h | --supervise | --usage-error | --verbose | -v | --version | --load-spark-defaults) ;;
            -*) option=$word ;;
            *) fail "cannot use '$word' (after --): not an option of spark-submit; options of the job stand before --" 2 ;;
        esac
    done
    [[ -z $option ]] || fail "cannot use '$option' (after --): its value is missing; add it" 2
}

read_spark_option() { # OPTION VALUE
    case $1 in
        --properties-file)
            fail "'--properties-file' does not belong after --: the job reads the file too; give --config FILE before --" 2 ;;
        --class)
            fail "'--class' does not belong after --: the job has a class of its own to start; name your function before --: --function NAME" 2 ;;
        --master) note spark.master "$2" 'after --' ;;
        --deploy-mode) note spark.submit.deployMode "$2" 'after --' ;;
        --driver-memory) note spark.driver.memory "$2" 'after --' ;;
        --driver-java-options) note spark.driver.extraJavaOptions "$2" 'after --' ;;
        --jars | --files | --archives) note "spark.${1#--}" "$2" 'after --' ;;
        --conf | -c) note "${2%%=*}" "${2#*=}" 'after --' ;;
    esac
}

# Takes notice of what decides how the job is started.
note() { # KEY VALUE ORIGIN
    case $1 in
        spark.master) master=$2; master_origin=$3 ;;
        spark.submit.deployMode) deploy_mode=$2; deploy_mode_origin=$3 ;;
        spark.driver.memory) memory=$2; memory_origin=$3 ;;
        spark.driver.extraJavaOptions) require_no_memory "$@" ;;
        spark.jars | spark.files | spark.archives) require_addresses "$@" ;;
    esac
}

# What spark-submit or Java would not bear; they would show a stack trace, or nothing but their own words.
check_settings() {
    [[ $memory_origin == default ]] || require_memory
    [[ -z $master || $master_origin == -D ]] || require_master # the job checks its own options
    require_deploy_mode
    require_cluster
}

refuse() { # KEY VALUE ORIGIN WHY
    fail "cannot use '$1' = '$2' ($3): $4" 2
}

require_master() {
    [[ $master == local* || $master == spark://* || $master == k8s://* || $master == yarn ]] ||
        refuse spark.master "$master" "$master_origin" "not a master that Spark knows; set local[N], spark://HOST:PORT, yarn or k8s://URL"
}

require_deploy_mode() {
    [[ $deploy_mode == client || $deploy_mode == cluster ]] ||
        refuse spark.submit.deployMode "$deploy_mode" "$deploy_mode_origin" "not a place for the driver; set client or cluster"
}

# Sets $memory_bytes. Java takes a number without a unit as bytes.
require_memory() {
    local least=$((450 << 20)) why='' unit
    if [[ $memory =~ ^0*([0-9]{1,12})([kKmMgGtT]?)$ ]]; then
        case ${BASH_REMATCH[2]} in
            k | K) unit=10 ;;
            m | M) unit=20 ;;
            g | G) unit=30 ;;
            t | T) unit=40 ;;
            *) unit=0 ;;
        esac
        memory_bytes=$((BASH_REMATCH[1] << unit))
        if ((memory_bytes >> unit != BASH_REMATCH[1])); then
            why="no machine has that much; set less"
        elif ((memory_bytes < least && unit == 0)); then
            why="that many bytes, as there is no unit, and Spark needs 450m; add one, as in 512m or 4g"
        elif ((memory_bytes < least)); then
            why="Spark needs 450m; set more"
        fi
    else
        why="not a size that Java knows; set a whole number and a unit, as in 512m or 4g"
    fi
    [[ -z $why ]] || refuse spark.driver.memory "$memory" "$memory_origin" "$why"
}

# The options may hold a secret, and are not shown.
require_no_memory() { # KEY VALUE ORIGIN
    [[ $2 != *-Xmx* ]] ||
        fail "cannot use '$1' ($3): Spark takes no -Xmx there; set spark.driver.memory, in the file or after --: --driver-memory 4g" 2
}

require_addresses() { # KEY VALUE ORIGIN
    local blank='(^|,)[[:space:]]*[A-Za-z][A-Za-z0-9+.-]*:[^,]*[[:space:]][^,]*[^,[:space:]]'
    [[ ! $2 =~ $blank ]] ||
        refuse "$@" "an address has no blanks; write each as %20, or name a file by its path alone"
}

require_cluster() {
    [[ $deploy_mode != cluster || (-n $master && $master != local*) ]] ||
        refuse spark.submit.deployMode cluster "$deploy_mode_origin" "the job is for this machine ('spark.master' = '${master:-local[*]}'), which is no cluster; set client, or name a cluster: --master spark://HOST:PORT"
    [[ $master != yarn && $master != k8s://* || -n ${SPARK_HOME:-} ]] ||
        refuse spark.master "$master" "$master_origin" "the Spark that Maven has does not know YARN and Kubernetes; set SPARK_HOME to a Spark distribution"
    [[ $master != yarn || -n ${HADOOP_CONF_DIR:-}${YARN_CONF_DIR:-} || -e ${SPARK_CONF_DIR:-$SPARK_HOME/conf}/spark-env.sh ]] ||
        refuse spark.master yarn "$master_origin" "nothing says where YARN is; set HADOOP_CONF_DIR to the directory with its configuration"
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

# Sets $java_home to where Java is, $java_release to its version, and $java_version to its first number: from the file
# that a JDK keeps it in, as that is quick, else from java itself.
read_java_version() {
    resolve "$java"
    java_home=${resolved%/bin/*}
    local release=$java_home/release line=
    java_release=
    if [[ -r $release ]]; then
        while IFS= read -r line; do
            [[ $line != JAVA_VERSION=* ]] || java_release=${line#*\"}
        done <"$release"
    else
        line=$("$java" -version 2>&1) || true
        [[ $line != *version\ \"* ]] || java_release=${line#*version \"}
    fi
    java_release=${java_release%%\"*}
    java_version=${java_release#1.}
    java_version=${java_version%%[!0-9]*}
}

# Java opens each of Spark's jars, and cannot say so where it may not.
require_open_files() {
    local limit
    limit=$(ulimit -Hn)
    [[ $limit == unlimited ]] || ((limit >= fewest_open_files)) ||
        fail "a process may open $limit files here, and Spark needs $fewest_open_files; raise the limit: ulimit -n 1024" 2
}

# Whether the jar is there and newer than all it is made from, and Spark's jars are where they were. A project without
# its sources cannot have changed.
is_built() {
    [[ -s $built && -f $classpath && ! -e $target/build.unfinished ]] || return 1
    local origins=() library libraries
    [[ ! -e $pom ]] || origins+=("$pom")
    [[ ! -e $sources ]] || origins+=("$sources")
    [[ ${#origins[@]} -eq 0 || -z $(find "${origins[@]}" -newer "$built" -print -quit) ]] || return 1
    IFS=: read -r -a libraries <"$classpath" || true
    for library in ${libraries[@]+"${libraries[@]}"}; do
        [[ -f $library ]] || return 1
    done
}

build() {
    local log=$target/build.log
    [[ -f $pom ]] ||
        fail "the job has to be built, and there is no '$pom'; copy the whole project" 2
    command -v mvn >/dev/null ||
        fail "the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)" 2
    mkdir -p "$target" 2>/dev/null || true
    [[ -w $target ]] ||
        fail "the job has to be built, and '$target' cannot be written to; copy the project to where you may write" 2
    lock_build
    if is_built; then # by another run, while this one waited
        unlock
        return
    fi
    if [[ -f $classpath ]]; then
        say "building the job again, as its sources or its libraries have changed"
    else
        say "building the job; the first time Maven downloads Spark (about 300 MB), which takes a few minutes"
    fi
    touch "$target/build.unfinished"
    trap date_jar EXIT
    local maven=(mvn -B -ntp -f "$pom" -Dstyle.color=never -Dmaven.test.skip=true package)
    if ! run_stoppable TERM "${maven[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        fail "the build failed; the lines above say why (they are in '$log' too)" 1
    fi
    [[ -s $built ]] || fail "the build made no '$built'; its log is '$log'" 1
    date_jar
    trap - EXIT
    unlock
}

# Gives a jar that was just made the time at which its build began, as what was edited meanwhile is newer. A build that is
# killed does not come here, and leaves the file by which the next run knows it.
date_jar() {
    local start=$target/build.unfinished
    [[ ! $built -nt $start ]] || touch -r "$start" "$built"
    rm -f "$start"
}

# One build at a time.
lock_build() {
    local lock=$target/build-lock
    try_lock "$lock" && return
    say "waiting for another run that is building the job and has locked '$lock'"
    run_stoppable TERM lock || true # whoever waited builds, even where no lock can be had
}

# Takes a lock, which the system gives back when the last process that has it ends, however it ends: this one and those that
# it started meanwhile. Fails only if another process has it; where files cannot be locked, nobody waits.
try_lock() { # FILE
    local exit_code=0
    { exec 9>>"$1"; } 2>/dev/null || return 0
    lock -n 2>/dev/null || exit_code=$?
    ((exit_code != 1))
}

# Locks the file that is open as number 9, with flock where there is one (Linux), else with Perl (macOS).
lock() { # [-n]
    if command -v flock >/dev/null; then
        flock "$@" 9
    elif command -v perl >/dev/null; then
        perl -e 'open my $file, ">>&=", 9 or exit 2; flock $file, @ARGV ? 6 : 2 or exit 1' -- "$@"
    fi
}

unlock() {
    exec 9>&-
}

# Sets $jar to a copy of the jar that no build changes: a job that runs goes on reading its jar, and executors that come
# later fetch it from there. The name of the copy is made from its contents; it is made once after a build. Where it cannot be
# made, the jar itself is used.
keep_jar() {
    local line
    if ! { [[ $jars/current -nt $built ]] && read_line "$jars/current" && [[ -s $jars/$line ]]; }; then
        copy_jar 2>/dev/null || return 0
    fi
    jar=$jars/$line
}

# Sets $line to the copy's name.
copy_jar() {
    local unfinished=$jars/$$.unfinished before='' size
    mkdir -p "$jars" && cp "$built" "$unfinished" || return 1
    ! read_line "$jars/current" || before=$line
    read -r line size < <(cksum <"$unfinished")
    line=spark-pool-$line-$size.jar
    if [[ -s $jars/$line ]]; then
        rm -f "$unfinished"
    else
        mv -f "$unfinished" "$jars/$line" || return 1
    fi
    printf '%s\n' "$line" >"$unfinished" && mv -f "$unfinished" "$jars/current" || return 1
    forget_jars "$before"
}

# Deletes what no job reads any more: copies that have not been the current one for a month.
forget_jars() { # THE COPY THAT WAS CURRENT BEFORE
    [[ -z $1 || $1 == "$line" ]] || touch -c "$jars/$1"
    find "$jars" -type f \( -name 'spark-pool-*.jar' -mtime +30 -o -name '*.unfinished' -mtime +1 \) ! -name "$line" \
        -exec rm -f {} + || true
}

read_line() { # FILE
    [[ -r $1 ]] && IFS= read -r line <"$1"
}

# Runs a command so that a signal ends it too: bash hears signals while it waits, and not while a command runs.
run_stoppable() { # SIGNAL COMMAND
    local signal=$1
    shift
    "$@" </dev/null &
    local child=$!
    trap 'kill "-$signal" "$child" 2>/dev/null || true; wait "$child" || true; exit 130' INT
    trap 'kill "-$signal" "$child" 2>/dev/null || true; wait "$child" || true; exit 143' TERM
    wait "$child"
    local exit_code=$?
    trap - INT TERM
    return "$exit_code"
}

# What the job and Spark find in the environment.
set_environment() {
    # Java takes the letters in paths from the locale, and the words by which the job knows a closed pipe. A system that
    # does not know this one has UTF-8 anyhow.
    { export LC_ALL=C.UTF-8; } 2>/dev/null
    set_log
    if [[ -t 2 && ! -t 1 ]]; then
        export SPARK_POOL_PROGRESS=1
    fi
    java_words=("-Dlog4j2.configurationFile=$logging" -XX:+DisplayVMOutputToStderr)
    local crash=${target//%/%%}/java-crash-%p.log
    [[ ! -w $target ]] || java_words+=("-XX:ErrorFile=$crash" "-XX:ReplayDataFile=${crash%.log}.replay")
    export SPARK_POOL_CLUSTER=$cluster
    if [[ -z $master || $master == local* || $master == spark://127.* || $master == spark://localhost:* ]]; then
        export SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-127.0.0.1} # Spark's web page, if it is wanted, stays on this machine
    fi
}

# Sets where Spark logs to, by which appender of conf/log4j2.properties, and from what size on the log is renamed.
set_log() {
    local log=${SPARK_POOL_LOG:-} reason=
    [[ -n $log ]] || find_log
    unset SPARK_POOL_LOG_APPENDER SPARK_POOL_LOG_LIMIT
    case $log in
        /dev/stderr | /dev/fd/2 | /proc/self/fd/2) export SPARK_POOL_LOG_APPENDER=stderr ;;
        *) open_log ;;
    esac
    if [[ -n $reason ]]; then
        say "Spark's log cannot be written to '$log': $reason; this run has no log"
        log=/dev/null
    fi
    export SPARK_POOL_LOG=$log
    ! is_renamable || export SPARK_POOL_LOG_LIMIT=10MB
}

# Sets $log to a file that nobody else can have put there; sets $reason where that is not so.
find_log() {
    local directory=$target state=${XDG_STATE_HOME:-${HOME:+$HOME/.local/state}}
    if [[ ! -w $directory ]]; then
        directory=$state/spark-pool
        [[ -n $state ]] && make_private "$directory" || directory=${TMPDIR:-/tmp}/spark-pool-$EUID
        make_private "$directory" || reason="the directory is not yours alone"
    fi
    log=$directory/spark-pool.log
}

make_private() { # DIRECTORY
    [[ -d $1 ]] || (umask 077 && mkdir -p "$1") 2>/dev/null || return 1
    [[ ! -L $1 && -O $1 && -w $1 ]]
}

# Whether the log may get another name: a device, a pipe and what a link leads to must not.
is_renamable() {
    local directory=./$log
    [[ $log != /* ]] || directory=$log
    [[ -f $log && ! -L $log && -w ${directory%/*}/ ]]
}

# Makes the log where there is none; sets $reason if it cannot be written. A pipe would have to wait for its reader.
open_log() {
    [[ -z $reason && ! -p $log ]] || return 0
    if [[ $log == */* && ! -d ${log%/*}/ ]]; then
        reason=$(mkdir -p "${log%/*}" 2>&1) || true
    fi
    [[ -n $reason ]] || { : >>"$log"; } 2>/dev/null || reason=$({ : >>"$log"; } 2>&1) || true
    reason=${reason##*: }
}

# Java is asked beforehand where it may not get the memory, as its own words do not say what to do.
require_room() { # OPTIONS OF JAVA
    local unit machine=$((16 << 20)) words
    if ((memory_bytes != 1 << 30)); then
        { read -r _ machine unit </proc/meminfo && [[ $unit == kB ]]; } 2>/dev/null || machine=$((16 << 20))
    fi
    ((memory_bytes >> 10 > machine)) || [[ $(ulimit -v) != unlimited ]] || return 0
    words=$("$java" "$@" "-Xmx$memory" -XX:ErrorFile=/dev/null -version 2>&1) && return
    words=$(printf '%s\n' "$words" | sed -nE '/warning/d; /[Ee]nough space|maximum|[Ii]nsufficient memory/{s/^[# ]*//p;q;}')
    refuse spark.driver.memory "$memory" "$memory_origin" \
        "Java does not get so much on this machine${words:+ ($words)}; set less, or raise a limit that the shell sets (ulimit -v)"
}

# Whether the job needs nothing but Java: it is for this machine, and nothing is said that only spark-submit acts on.
is_direct() {
    [[ -z $master || $master == local || $master == local\[* ]] || return 1
    [[ ${#spark[@]} -eq 0 && $wants_spark_submit == no ]] || return 1
    [[ -z ${MASTER:-}${DEPLOY_MODE:-}${HADOOP_CONF_DIR:-}${YARN_CONF_DIR:-} ]] || return 1
    # Java refuses to start with two garbage collectors, and one may be named here.
    [[ -z ${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}${_JAVA_OPTIONS:-} ]] || return 1
    local name
    for name in ${!SPARK_@}; do
        case $name in
            SPARK_POOL_* | SPARK_LOCAL_IP | SPARK_LOCAL_DIRS | SPARK_USER) ;;
            *) return 1 ;;
        esac
    done
}

# What spark-submit would do for such a job, without the second that it takes.
run_directly() {
    local libraries classes
    IFS= read -r libraries <"$classpath" || true
    classes=$project/target${jar#"$target"}:$libraries # archived classes are known by their jar's full path
    command=("$java" "@$java_options" "-Xmx$memory" "${java_words[@]}" -cp "$classes")
    require_room "@$java_options"
    local user=${HADOOP_USER_NAME:-${USER:-}}
    [[ -z $user ]] || export SPARK_USER=${SPARK_USER:-$user} # else Hadoop has to find out
    find_archive
    exec "${command[@]}" ${archive_options[@]+"${archive_options[@]}"} io.sparkpool.Main "${job[@]}"
}

# Sets $archive_options, if there is an archive of loaded classes, with which Java starts in half the time. It is made
# once for a Java, a jar and its libraries. Where that does not work the job starts slower, which is no reason to complain.
find_archive() {
    local archive=$target/classes-$java_release.jsa key="$java_home $java_release $classes"
    local reading=(-XX:SharedArchiveFile="$archive") writing=-XX:ArchiveClassesAtExit
    if ((java_version >= 25)); then
        reading=(-XX:AOTCache="$archive" '-Xlog:aot*=off:stderr')
        writing=-XX:AOTCacheOutput
    fi
    archive_options=()
    if { is_archived || { runs_a_job && make_archive; }; } && [[ -s $archive ]]; then
        archive_options=("${reading[@]}")
    fi
}

# Whether the archive is the one of this Java and this jar, and as it was made. Java would crash with one that was changed or
# cut short, so its time and its size are looked at; to read all of it takes too long.
is_archived() {
    [[ $archive.key -nt $jar && $archive.key -nt $java_options && ! $archive -nt $archive.key ]] || return 1
    local known size
    { IFS= read -r known && IFS= read -r size; } <"$archive.key" || return 1
    [[ $known == "$key" ]] || return 1
    if [[ $size == none ]]; then
        [[ ! -f $archive ]]
    else
        [[ -n $(find "$archive" -type f -size "${size}c") ]] 2>/dev/null
    fi
}

runs_a_job() {
    [[ ${job[0]} != cluster ]] || return 1
    local word
    for word in "${job[@]}"; do
        case $word in
            -h | --help | -V | --version | --dry-run) return 1 ;;
        esac
    done
}

# The lesson loads what most jobs load. The key is written even if that fails, so that it is not tried each time. Of two
# runs one makes the archive, and deletes what a run that was killed left of one; the other does without.
make_archive() {
    [[ -w $target ]] && try_lock "$target/archive-lock" || return 1
    unfinished=$archive.$$ # not local, as the trap is not
    trap 'rm -f "$unfinished"*' EXIT
    {
        rm -f "$archive".[0-9]*
        SPARK_POOL_LOG=$target/archive.log run_stoppable KILL "${command[@]}" -Xmx1g "$writing=$unfinished" \
            io.sparkpool.Main -D 'spark.master=local[4]' && mv -f "$unfinished" "$archive" || rm -f "$archive"
        write_key
        rm -f "$unfinished"*
    } >/dev/null 2>&1 || true
    trap - EXIT
    unlock
}

write_key() {
    local size=none
    [[ ! -f $archive ]] || size=$(($(wc -c <"$archive")))
    printf '%s\n' "$key" "$size" >"$unfinished.key"
    mv -f "$unfinished.key" "$archive.key"
}

# Sets $command to what runs spark-submit: that of a Spark distribution, or Spark's own from Maven's jars.
find_spark_submit() { # SPARK-SUBMIT ARGUMENTS
    if [[ $from_maven == yes ]]; then
        launch_from_maven "$@"
    else
        command=("$SPARK_HOME/bin/spark-submit" "$@")
    fi
}

# Spark's launcher makes the command that bin/spark-submit of a Spark distribution would run.
launch_from_maven() { # SPARK-SUBMIT ARGUMENTS
    local main=org.apache.spark.deploy.SparkSubmit word of_java=yes
    command=()
    while IFS= read -r -d '' word; do
        [[ $word != "$main" ]] || of_java=no
        [[ $of_java == yes ]] && is_unwanted "$word" || command+=("${word#$'\n'}")
    done < <("$java" -cp "$SPARK_DIST_CLASSPATH" org.apache.spark.launcher.Main "$main" "$@")
    [[ $of_java == no ]] || fail "Spark's launcher made no command; see its message above" 1
}

# The launcher's first word is empty; of its options Java would only warn about one for a module that is for machine
# learning, and one for a package that Java 24 dropped.
is_unwanted() { # WORD
    [[ -z $1 || $1 == --add-modules=jdk.incubator.vector ]] ||
        [[ $1 == --add-opens=java.base/sun.security.action=* && $java_version -ge 24 ]]
}

# A Spark home for the launcher, which needs one; its jars are where Maven keeps them.
find_spark() {
    from_maven=no
    if [[ -n ${SPARK_HOME:-} ]]; then
        [[ -x $SPARK_HOME/bin/spark-submit ]] ||
            fail "SPARK_HOME is '$SPARK_HOME', and there is no bin/spark-submit in it; set it to a Spark distribution, or unset it" 2
        return
    fi
    from_maven=yes
    export SPARK_HOME=$target/spark-home
    [[ -d $SPARK_HOME/jars ]] || mkdir -p "$SPARK_HOME/jars" ||
        fail "'$SPARK_HOME' cannot be made; run the job once as the owner of '$target'" 2
    SPARK_DIST_CLASSPATH=$(<"$classpath")
    export SPARK_SCALA_VERSION=$scala_version SPARK_DIST_CLASSPATH
}

submit() {
    [[ $deploy_mode == cluster ]] || require_room
    local option
    for option in "${java_words[@]}"; do
        option=${option//\\/\\\\}
        export SPARK_SUBMIT_OPTS="${SPARK_SUBMIT_OPTS:-} \"${option//\"/\\\"}\""
    done
    arguments=()
    [[ $config_is_sound == no ]] || arguments+=(--properties-file "$config")
    show_secret
    arguments+=(${spark[@]+"${spark[@]}"})
    find_spark
    if [[ $deploy_mode == cluster ]]; then
        submit_to_cluster
    fi
    find_spark_submit ${arguments[@]+"${arguments[@]}"} "$jar" "${job[@]}"
    exec "${command[@]}"
}

# The practice cluster takes only applications that know its secret.
show_secret() {
    [[ -r $cluster/master && ${master/localhost/127.0.0.1} == "$(<"$cluster/master")" ]] || return 0
    _SPARK_AUTH_SECRET=$(<"$cluster/secret")
    export _SPARK_AUTH_SECRET
    arguments+=(--conf spark.authenticate=true --conf spark.network.crypto.enabled=true)
}

# The driver is to run on a machine of the cluster, so the job is checked here before. spark-submit does not say how a
# driver of a standalone cluster ends, so that is waited for.
submit_to_cluster() {
    local exit_code=0
    submission=$(date +%Y%m%d%H%M%S)-$$-$RANDOM # not local, as the trap is not
    arguments+=(--master "$master")
    export SPARK_POOL_DEPLOY_MODE=cluster
    if ! runs_a_job; then
        find_spark_submit "${arguments[@]}" --deploy-mode client "$jar" "${job[@]}"
        exec "${command[@]}"
    fi
    on_cluster check "${job[@]}" || exit
    [[ $master != spark://* ]] || trap withdraw EXIT
    pack_job
    find_spark_submit "${arguments[@]}" --deploy-mode cluster --conf spark.standalone.submit.waitAppCompletion=false \
        --conf "spark.pool.submission=$submission" "$jar" ${packed[@]+"${packed[@]}"}
    run_stoppable TERM env -u SPARK_POOL_DEPLOY_MODE -u SPARK_POOL_PROGRESS "${command[@]}" || exit_code=$?
    ((exit_code == 0)) || say "spark-submit ended with $exit_code; its log is '$SPARK_POOL_LOG'"
    case $master in
        spark://*) exit_code=0; on_cluster await "$submission" "${job[@]}" || exit_code=$? ;;
        k8s://*) say "spark-submit does not tell how a driver on Kubernetes ends; ask: kubectl get pods -l spark-role=driver" ;;
    esac
    trap - EXIT
    exit "$exit_code"
}

# Asks the cluster by what spark-submit knows of it.
on_cluster() { # WORDS FOR THE JOB'S CLUSTER COMMAND
    find_spark_submit "${arguments[@]}" --deploy-mode client "$jar" cluster "$@"
    run_stoppable TERM "${command[@]}"
}

# Who is stopped takes the driver along, which may run already while spark-submit still waits to see it run.
withdraw() {
    trap '' INT TERM HUP # who is impatient must not leave it behind
    find_spark_submit "${arguments[@]}" --deploy-mode client "$jar" cluster withdraw "$submission" "${job[@]}"
    "${command[@]}" || true
}

# Sets $packed to the job's words for a driver elsewhere: without --config, as the settings travel with the job, and each -D
# in one word with what it sets, as Spark masks secrets in the commands that its workers log only there.
pack_job() {
    packed=()
    local word before=
    for word in "${job[@]:2}"; do
        case $before$word in
            -D) before=-D; continue ;;
            *) packed+=("$before$word") ;;
        esac
        before=
    done
}

# In one block, which bash has read to its end before it starts: the script may be changed while it runs.
{
    find_project
    read_arguments "$@"
    read_settings
    find_java
    require_open_files
    is_built || build
    keep_jar
    set_environment
    if [[ ${job[0]} == cluster ]] || is_direct; then
        run_directly
    fi
    submit
}

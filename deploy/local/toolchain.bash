# Sourced by the scripts beside it: finds Java and Maven and builds Handoff when its sources have
# changed. Sets root, java and jar. Exit code 2 when something is missing.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jar=$root/job/target/handoff-standalone.jar

missing() {
  printf "$(basename "$0"): %s\n" "$@" >&2
  exit 2
}

# Whether version $1 is at least $2; both as numbers with dots.
at_least() {
  local have=$1 want=$2 h w
  while [ -n "$want" ]; do
    h=${have%%.*} w=${want%%.*}
    h=${h%%[!0-9]*}
    if [ "${h:-0}" -gt "$w" ]; then return 0; fi
    if [ "${h:-0}" -lt "$w" ]; then return 1; fi
    case $have in *.*) have=${have#*.} ;; *) have= ;; esac
    case $want in *.*) want=${want#*.} ;; *) want= ;; esac
  done
}

find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    [ -x "$JAVA_HOME/bin/java" ] || missing "JAVA_HOME is $JAVA_HOME, where there is no bin/java"
    java=$JAVA_HOME/bin/java
    javac=$JAVA_HOME/bin/javac
  else
    java=$(command -v java || true)
    javac=$(command -v javac || true)
  fi
  local version get_jdk='get one from https://adoptium.net, or: apt-get install openjdk-17-jdk, brew install openjdk@17'
  [ -n "$java" ] || missing "no Java found on the PATH or in JAVA_HOME. Handoff needs a JDK 17 or newer:" "$get_jdk"
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | sed -n 1p)
  at_least "${version:-0}" 17 ||
    missing "$java is Java ${version:-of an unknown version}. Handoff needs a JDK 17 or newer:" "$get_jdk"
  need_compiler="$java is a runtime without a compiler. The first build needs a JDK 17 or newer: $get_jdk"
}

# Whether file $1 is missing, or older than a file in one of the others.
is_stale() {
  local made=$1
  shift
  [ ! -f "$made" ] ||
    [ -n "$(find "$@" -name target -prune -o -type f -newer "$made" -print -quit)" ]
}

# Maven in the repository, with these arguments.
maven() {
  [ -x "$javac" ] || missing "$need_compiler"
  local version get_maven='get it from https://maven.apache.org/download.cgi, or: apt-get install maven, brew install maven'
  command -v mvn >/dev/null || missing "no mvn on the PATH. The first build needs Maven 3.8.7 or newer:" "$get_maven"
  version=$(mvn -B -v 2>/dev/null | sed -n 's/^.*Apache Maven \([0-9.]*\).*/\1/p' | sed -n 1p || true)
  at_least "${version:-0}" 3.8.7 ||
    missing "mvn is Maven ${version:-of an unknown version}. The first build needs 3.8.7 or newer:" "$get_maven"
  (cd "$root" && mvn -q -B "$@")
}

# The jars, and beside them the class path of the tests, for what runs on it. Arguments: further
# folders whose files, when newer, make it build again.
build() {
  local made=$root/job/target/test-classpath
  if [ ! -f "$jar" ] ||
    is_stale "$made" "$root/pom.xml" "$root/job/pom.xml" "$root/job/src/main" "$root/schemas" "$@"; then
    echo "Building Handoff (once, and again when its sources change) ..."
    rm -f "$made"
    maven -Dquick -DskipTests package dependency:build-classpath -Dmdep.outputFile=target/test-classpath
    [ -f "$jar" ] || missing "the build has not made $jar"
  fi
}

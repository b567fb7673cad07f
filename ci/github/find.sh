#!/usr/bin/env bash
# Where the agent is, and by what name its build is kept in the cache: its sources and the Java that makes its class-data archive.
set -euo pipefail

put() {
  printf '%s=%s\n' "$1" "${2//[$'\r\n']/ }" >> "$GITHUB_OUTPUT"
}

sources() {
  cd -- "$1" && find pom.xml src/main templates -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

java_release() {
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -version 2>&1 || echo none
}

home="${AGENT_PATH:-$GITHUB_ACTION_PATH/../..}"
if [ ! -x "$home/benchmark-agent" ]; then
  echo "benchmark-agent: $home holds no benchmark-agent; give agent-path the folder of its launcher" >&2
  exit 1
fi
home=$(cd -- "$home" && pwd -P)
put home "$home"
if [ -z "${AGENT_PATH:-}" ]; then
  put class-data "$home/target/class-data"
  put key "benchmark-agent-${RUNNER_OS:-$(uname -s)}-${RUNNER_ARCH:-$(uname -m)}-$({ sources "$home" && java_release; } | sha256sum | cut -c 1-32)"
fi

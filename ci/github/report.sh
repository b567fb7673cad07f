#!/usr/bin/env bash
# Makes the report, publishes it, and says what came of it in GITHUB_OUTPUT. Ends well whatever the verdict: the report is uploaded
# next, and the gate comes last.
set -euo pipefail

put() {
  printf '%s=%s\n' "$1" "${2//[$'\r\n']/ }" >> "$GITHUB_OUTPUT"
}

die() {
  echo "benchmark-agent: $1" >&2
  exit 2
}

# A value is never taken for an option, and none is given for an empty one.
option() {
  [ -z "$2" ] || arguments+=("$1=$2")
}

# A run that is not in the archive is laid beside copies of those that are: the archive itself is not written to.
beside() {
  command -v jq > /dev/null || die "run-file needs jq on the runner; install it, or put the run JSON into the archive and give run-id"
  RUN_ID=$(jq -er '.run_id | strings' "$RUN_FILE") || die "run-file $RUN_FILE is no run JSON with a run_id"
  mkdir "$scratch/archive"
  [ ! -d "$ARCHIVE" ] || cp -R -- "$ARCHIVE/." "$scratch/archive"
  cp -- "$RUN_FILE" "$scratch/archive/"
  ARCHIVE="$scratch/archive"
}

# A job for a fork's pull request may not comment: it leaves the report for one that may. Without a pull request there is the job's page.
publishing() {
  if [ -n "${HEAD_REPOSITORY:-}" ] && [ "$HEAD_REPOSITORY" != "$GITHUB_REPOSITORY" ]; then
    option --publish file
  else
    option --publish github
    [ -n "${PULL_REQUEST:-}${EVENTS_PULL_REQUEST:-}" ] || COMMENT=never
  fi
}

report() {
  arguments=(report)
  [ -z "$RUN_FILE" ] || beside
  if [ -n "$RUN_ID" ]; then option --run-id "$RUN_ID"; else arguments+=(--latest); fi
  option --archive "$ARCHIVE"
  option --out "$OUT"
  option --config "$CONFIG"
  option --baseline "$BASELINE"
  option --as-of "$AS_OF"
  option --fail-on "$FAIL_ON"
  option --on-suspect "$ON_SUSPECT"
  option --confirms "$CONFIRMS"
  option --llm "$LLM"
  option --prometheus-url "$PROMETHEUS"
  [ "$KUBERNETES" != true ] || arguments+=(--kubernetes)
  option --namespace "$NAMESPACE"
  option --deadline "$DEADLINE"
  publishing
}

published() {
  arguments=(publish)
  option --from "$FROM"
  option --to github
}

# Names in an archive may be anything: nothing of what is printed is a command to the runner.
agent() {
  local quiet code=0
  quiet=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  "$AGENT_HOME/benchmark-agent" "${arguments[@]}" > "$scratch/out" 2> "$scratch/err" || code=$?
  echo "::stop-commands::$quiet"
  cat "$scratch/out" "$scratch/err"
  echo
  echo "::$quiet::"
  put exit-code "$code"
}

# Of what the agent wrote itself: its last line names the report, findings.json is printed a field a line.
outputs() {
  local folder
  folder=$(sed -n 's|/report\.html$||p' "$scratch/out" | tail -n 1)
  [ -n "$folder" ] && [ -f "$folder/findings.json" ] || return 0
  put folder "$folder"
  put report "$folder/report.html"
  put markdown "$folder/report.md"
  put findings "$folder/findings.json"
  put run-id "$(sed -n 's/^  "run_id" : "\(.*\)",$/\1/p;3q' "$folder/findings.json")"
  put verdict "$(sed -n '/^  "verdict" : {$/,/^  }/s/^    "status" : "\([a-z_]*\)",$/\1/p' "$folder/findings.json")"
}

# The comment's own address, where GitHub said it; else the pull request's.
commented() {
  local line number page address
  line=$(cat "$scratch/out" "$scratch/err" | sed -n -E \
    's/^(benchmark-agent: )?(commented on|updated the comment on|the comment on) pull request ([0-9]+ of .*)/\3/p' | tail -n 1)
  [ -n "$line" ] || return 0
  number=${line%% *}
  page="${GITHUB_SERVER_URL:-https://github.com}/$GITHUB_REPOSITORY/pull/$number"
  address=${line##*: }
  [[ $address =~ ^"$page"#issuecomment-[0-9]+$ ]] || address=$page
  put comment-url "$address"
}

if [ -n "$PULL_REQUEST" ]; then
  [[ $PULL_REQUEST =~ ^[1-9][0-9]{0,14}$ ]] || die "pull-request '$PULL_REQUEST' is no number"
  export GITHUB_REF="refs/pull/$PULL_REQUEST/merge"
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if [ -n "$FROM" ]; then published; else report; fi
option --junit "$JUNIT"
option --code-quality "$CODE_QUALITY"
option --comment "$COMMENT"
option --status "$STATUS"
option --benchmark "$BENCHMARK"
option --report-url "$REPORT_URL"
agent
outputs
commented

#!/usr/bin/env bash
# Ends as the agent did, after everything else was done.
set -euo pipefail

case "$EXIT_CODE" in
  10) echo "::error title=benchmark-agent::The gate failed: see the job's summary, or the artifact." ;;
  *) echo "::error title=benchmark-agent::There is nothing to show: the last line of the step before says why." ;;
esac
exit "$EXIT_CODE"

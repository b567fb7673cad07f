#!/usr/bin/env bash
# Ends as the agent did, after everything else was done.
set -euo pipefail

case "$EXIT_CODE" in
  10) echo "::error title=benchmark-agent::The gate failed: see the job's summary, or the artifact." ;;
  11) echo "::warning title=benchmark-agent::One more run is wanted before the gate decides: rerun.json beside the report says which." ;;
  *) echo "::error title=benchmark-agent::There is nothing to show: the last line of the step before says why." ;;
esac
exit "$EXIT_CODE"

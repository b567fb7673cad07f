#!/usr/bin/env bash
# Builds the agent where no cache has it. A checkout is newer than what a cache kept, though the cache's key says that nothing differs;
# the sources are made as old as the jar and not the jar newer, since its class-data archive holds for a jar of just that time.
set -euo pipefail

jar="$AGENT_HOME/target/app/benchmark-agent.jar"
if [ "${CACHE_HIT:-}" = true ] && [ -f "$jar" ]; then
  cd -- "$AGENT_HOME" && find pom.xml src/main templates -newer "$jar" -exec touch -r "$jar" {} +
fi
"$AGENT_HOME/benchmark-agent" --version

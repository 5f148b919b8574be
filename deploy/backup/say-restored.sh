#!/usr/bin/env bash
# Tells the four services that their databases were restored: each says everything that it owns again when it starts.
# Connects as psql does, as a role that may do everything. Usage: say-restored.sh
set -euo pipefail
for service in ingest matching inventory gateway; do
  psql -v ON_ERROR_STOP=1 -qAt -d "$service" -c "set role ${service}_owner" -c "select restored()" >/dev/null
  echo "$service says everything again when it starts"
done

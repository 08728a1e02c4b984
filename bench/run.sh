#!/usr/bin/env bash
# Measures the program as it is now: `npm run bench -- --runs 5 --modules 40 --latency 0,50`.
set -euo pipefail
cd "$(dirname "$0")/.."

# Not bash's own, which knows nothing of memory.
type -P time >/dev/null || { echo 'GNU time is missing (Debian: time)' >&2; exit 1; }
npm run --silent build
exec node --import tsx "bench/$1.ts" "${@:2}"

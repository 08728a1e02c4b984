#!/usr/bin/env bash
# How long installs take beside r10k and g10k: `npm run bench -- --runs 5 --modules 40`.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ -f dist/main.js ]] || npm run --silent build
exec node --import tsx bench/main.ts "$@"

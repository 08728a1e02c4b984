#!/usr/bin/env bash
# Makes the images that the recipes of examples/docker stand on, without a registry, and keeps them:
# localhost/debian, localhost/puppet upon it by the recipe puppet-base, and localhost/node with the
# Node.js of this machine. On Debian 12, as root; test/support/container-build.ts reads what is made.
set -euo pipefail
cd "$(dirname "$0")/../.."

recipe=examples/docker/puppet-base
folder=$PWD/node_modules/.cache/container-base
if cmp -s "$recipe/Dockerfile" "$folder/Dockerfile"; then exit; fi

echo "Making the images of Debian, Puppet and Node.js for the recipes"
rm -rf "$folder"
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/storage.conf" <<END
[storage]
driver = "overlay"
graphroot = "$folder/root"
runroot = "$work/run"
END

# mmdebstrap mounts and unmounts in a directory of its own, which is not ours to remove.
# As in Debian's own image, nothing that is installed is started.
mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$work/debian.tar" \
  --customize-hook='printf "#!/bin/sh\nexit 101\n" > "$1/usr/sbin/policy-rc.d"' \
  --customize-hook='chmod 755 "$1/usr/sbin/policy-rc.d"'
cp "$(command -v node)" "$work/node"

build() {
  local name=$1
  shift
  CONTAINERS_STORAGE_CONF=$work/storage.conf TMPDIR=$work \
    buildah bud --quiet --isolation chroot --layers=false -t "localhost/$name" "$@" >/dev/null
}
printf 'FROM scratch\nADD debian.tar /\n' > "$work/Debian"
printf 'FROM localhost/debian\nCOPY node /usr/local/bin/\n' > "$work/Node"
build debian -f "$work/Debian" "$work"
build node -f "$work/Node" "$work"
build puppet --build-arg DEBIAN=localhost/debian "$recipe"
cp "$recipe/Dockerfile" "$folder/Dockerfile"

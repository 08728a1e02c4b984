#!/bin/sh
# The fact in_container: Docker and Podman leave these files in every container.
if [ -e /.dockerenv ] || [ -e /run/.containerenv ]; then
  echo 'in_container=true'
else
  echo 'in_container=false'
fi

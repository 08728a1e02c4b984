#!/bin/sh
set -eu
grep -v '^#' "${PT_directory:-/etc/example}/contact"

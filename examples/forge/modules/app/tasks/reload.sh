#!/bin/sh
set -eu
systemctl reload app

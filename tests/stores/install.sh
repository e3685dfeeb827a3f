#!/usr/bin/env bash
# Installs the servers and clients that `make test-stores` speaks to, as far as this machine lets it.
# What cannot be had is said here and skipped there; it is no failure.
set -uo pipefail
cd "$(dirname "$0")"

if ! command -v virtuoso-t >/dev/null; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y virtuoso-opensource-7; } \
      >/dev/null 2>&1 || echo "test-stores: Virtuoso cannot be installed; its tests are skipped"
  else
    echo "test-stores: no Virtuoso; as root: apt-get install virtuoso-opensource-7"
  fi
fi

if [ ! -e node_modules/.bin/comunica-sparql ]; then
  if command -v npm >/dev/null; then
    npm install --ignore-scripts --no-audit --no-fund --no-package-lock >/dev/null 2>&1 ||
      echo "test-stores: Comunica cannot be installed; its test is skipped"
  else
    echo "test-stores: no npm, so no Comunica; its test is skipped"
  fi
fi
exit 0

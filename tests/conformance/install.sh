#!/usr/bin/env bash
# Brings the W3C's SHACL test suite into tests/conformance/w3c: it travels in the source package of
# pySHACL, whose hash stands in constraints.txt. What cannot be had is said here and skipped there.
set -uo pipefail
cd "$(dirname "$0")"
[ -d w3c/core ] && exit 0
version=$(sed -n 's/^pyshacl==\([0-9.]*\).*/\1/p' ../../constraints.txt)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ../../.venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps \
  --no-binary pyshacl --dest "$work" "pyshacl==$version" >/dev/null 2>&1 &&
  grep -q "$(sha256sum "$work/pyshacl-$version.tar.gz" | cut -d' ' -f1)" ../../constraints.txt; then
  tar xzf "$work/pyshacl-$version.tar.gz" -C "$work"
  cp -r "$work/pyshacl-$version/test/resources/sht_tests" w3c
else
  echo "test-conformance: the W3C's SHACL suite cannot be had here; its tests are skipped"
fi
exit 0

#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Usage: scripts.sh ROOT
# The scripts speak: an unknown option, a wrong time, a foreign folder each end with one sentence and change nothing.
set -uo pipefail
root=$1
failed=0
passed=0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# expect WHAT PART COMMAND...: the command must fail and its output must contain PART.
expect() {
  local what=$1 part=$2 out
  shift 2
  if out=$("$@" 2>&1); then echo "$what: did not fail" && failed=$((failed + 1)) && return; fi
  case "$out" in
    *"$part"*) passed=$((passed + 1)) ;;
    *) echo "$what: “$part” not in: $out" && failed=$((failed + 1)) ;;
  esac
}

for script in setup test demo bench format; do
  bash -n "$root/script/$script" || failed=$((failed + 1))
  case "$("$root/script/$script" --help)" in
    Usage:*) passed=$((passed + 1)) ;;
    *) echo "$script --help says nothing" && failed=$((failed + 1)) ;;
  esac
done
expect "setup, unknown option" "Die Option „--nope“ gibt es nicht" "$root/script/setup" --nope
expect "test, unknown step" "Den Schritt „nope“ gibt es nicht" "$root/script/test" --only nope
expect "demo, no time" "„gestern“ ist kein Zeitpunkt" "$root/script/demo" --at gestern
expect "demo, no port" "„http“ ist keine Portnummer" "$root/script/demo" --port http
expect "demo, value missing" "Nach --port fehlt der Wert" "$root/script/demo" --port
expect "bench, unknown" "Die Messung „nope“ gibt es nicht" "$root/script/bench" nope

# .ci/run insists on the reference data beside the repository.
mkdir -p "$scratch/clone/.ci" "$scratch/clone/script"
cp "$root/.ci/run" "$scratch/clone/.ci/run"
printf '#!/bin/sh\nprintf "data=%%s\\n" "$NB_STANDARDS_DATA"\n' > "$scratch/clone/script/test"
chmod +x "$scratch/clone/script/test"
expect "ci without data" "the reference data is missing" bash "$scratch/clone/.ci/run"
mkdir -p "$scratch/shared/standards-data"
case "$(bash "$scratch/clone/.ci/run")" in
  "data=$scratch/shared/standards-data") passed=$((passed + 1)) ;;
  *) echo "ci does not hand on the data" && failed=$((failed + 1)) ;;
esac
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

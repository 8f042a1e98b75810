#!/usr/bin/env bash
# Measures the page that was built, beside the one that a team would build instead. With arguments
# only these parts: door back large thousand merge lighthouse native.
set -euo pipefail
# shellcheck source=tests/tools/check/env.sh disable=SC1091
. "$(dirname "$0")/env.sh"
cd "$root"
KUBECTL=$(find_kubectl)
export KUBECTL
# What only this needs is installed by it alone.
stamp=tests/bench/node_modules/.set-up
if ! cmp -s tests/bench/package-lock.json "$stamp"; then
  echo "set-up: installing the npm packages of the other page, and Lighthouse"
  (cd tests/bench && npm ci --silent)
  cp tests/bench/package-lock.json "$stamp"
fi
node tests/tools/check/bench.mjs
if [ $# -eq 0 ]; then
  # The identity providers of the stage chat on standard error.
  node tests/bench/find.mjs 2>/dev/null
fi
case " $* " in
  "  " | *" native "*) cargo bench --quiet --locked --bench azure --bench rooms ;;
esac
node tests/bench/run.mjs "$@"

#!/usr/bin/env bash
# Measures the page that was built.
set -euo pipefail
# shellcheck source=tests/tools/check/env.sh disable=SC1091
. "$(dirname "$0")/env.sh"
cd "$root"
node tests/tools/check/bench.mjs
cargo bench --quiet --locked --bench azure
# The identity providers of the stage chat on standard error.
node tests/tools/check/bench-merge.mjs 2>/dev/null
node tests/tools/check/bench-find.mjs 2>/dev/null

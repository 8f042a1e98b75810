#!/usr/bin/env bash
# Builds the release page into dist/, unless it is there and nothing that goes into it changed.
set -euo pipefail
# shellcheck source=tests/tools/release/env.sh disable=SC1091
. "$(dirname "$0")/env.sh"
cd "$root"
# Trunk reads NO_COLOR as a setting of its own and wants true or false.
unset NO_COLOR

built=target/page-built
with="standard library: $(wasm_std); wasm-bindgen $bindgen; wasm-split $WASM_SPLIT; Trunk $TRUNK"
sources=(Cargo.toml Cargo.lock Trunk.toml index.html src style public tests/package-lock.json
  tests/tools/release)
if [ -f dist/index.html ] && [ "$(cat $built 2>/dev/null)" = "$with" ] &&
  [ -z "$(find "${sources[@]}" -newer $built -print -quit)" ]; then
  echo "build: dist/ is up to date"
  exit 0
fi
# Dated before the build, so that what changes while it runs is not missed.
mkdir -p target
rm -f $built
echo "$with" >$built.begun
# Trunk itself fetches nothing; the packages of the page and of the standard library come first.
with_wasm small cargo fetch --quiet --locked --target wasm32-unknown-unknown
# The page knows its build by what it is made of: a sign-in that another build began starts again.
# Only what the compiler reads counts, so that nothing is compiled anew for a style sheet.
PURSER_BUILD=$({
  echo "$with"
  find Cargo.toml Cargo.lock src -path src/bin -prune -o -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
} | sha256sum | cut -c1-16)
export PURSER_BUILD
# Trunk has no hook between the linker and wasm-bindgen, so what splits the module stands before
# wasm-bindgen on the path.
PURSER_PARTS=$root/target/parts WASM_BINDGEN=$bindgen_home/bin/wasm-bindgen PATH=$root/tests/tools/release/split:$PATH \
  with_wasm small trunk build --release --offline
mv $built.begun $built

#!/usr/bin/env bash
# Builds the program for the terminal so that the same sources give the same bytes in any folder:
# binary.sh SOURCES TARGET builds the package in SOURCES with the target folder TARGET, and prints
# where the program is.
set -euo pipefail
sources=$(cd "$1" && pwd)
target=$2
cargo_home=${CARGO_HOME:-$HOME/.cargo}
# No path of this machine may stand in the program.
# Where one folder lies in another, the last that fits counts.
flags=(--remap-path-prefix="$HOME=/home" --remap-path-prefix="$sources=/purser"
  --remap-path-prefix="$target=/target" --remap-path-prefix="$cargo_home=/cargo")
# Settings of the person who builds would change the bytes. RUSTFLAGS takes no spaces in a path; this does.
unset RUSTFLAGS CARGO_BUILD_RUSTFLAGS PURSER_BUILD
CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; echo "${flags[*]}")
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$sources" log -1 --format=%ct)}
export CARGO_ENCODED_RUSTFLAGS SOURCE_DATE_EPOCH CARGO_INCREMENTAL=0
# Symbols are kept in the profile for the page's splitter; here nobody needs them.
(cd "$sources" && cargo build --quiet --release --locked --bin purser --target-dir "$target" --config 'profile.release.strip="symbols"') >&2
echo "$target/release/purser"

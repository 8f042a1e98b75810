# Sourced by the other scripts: where the tools of the build are. Sets nothing up.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
# shellcheck source=tests/tools/release/versions disable=SC1091
. "$root/tests/tools/release/versions"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/purser
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$root/Cargo.lock")

trunk_home=$cache/trunk-$TRUNK
bindgen_home=$cache/wasm-bindgen-$bindgen
split_home=$cache/wasm-split-$WASM_SPLIT
export PATH="$trunk_home/bin:$bindgen_home/bin:$split_home/bin:$root/tests/node_modules/.bin:$PATH"

# How the wasm standard library is had: an installed target, or Debian's compiler with its sources.
wasm_std() {
  if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then
    echo target
  elif [ -x /usr/share/cargo/bin/cargo ] && command -v rust-lld >/dev/null && [ -d /usr/src/rustc-"$(/usr/bin/rustc --version | cut -d' ' -f2)" ] \
    && dpkg -s rust-web-src rust-web-llvm >/dev/null 2>&1; then
    echo debian
  else
    echo none
  fi
}

# Runs a command with what building wasm needs: `small` for the build that is shipped.
with_wasm() {
  local size=$1
  shift
  # The splitter finds what each part needs by the linker's relocations.
  local flags='--cfg sha2_backend_soft="compact" -Clink-args=--emit-relocs'
  [ "$size" = small ] || flags=
  if [ "$(wasm_std)" = target ]; then
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=$flags "$@"
    return
  fi
  # Nightly settings on Debian's stable compiler; only its own sources are built with them.
  local -a set=(RUSTC_BOOTSTRAP=1 "CARGO_UNSTABLE_BUILD_STD=std,panic_abort" RUSTC=/usr/bin/rustc
    RUSTDOC=/usr/bin/rustdoc PATH="$cache/debian-rust:$PATH")
  mkdir -p "$cache/debian-rust"
  ln -sfn /usr/bin/cargo "$cache/debian-rust/cargo"
  ln -sfn /usr/bin/rustc "$cache/debian-rust/rustc"
  ln -sfn "$cache/clippy-$(dpkg-query -W -f '${Version}' rustc-web)/usr/bin/cargo-clippy" "$cache/debian-rust/cargo-clippy"
  if [ "$size" = small ]; then
    set+=(CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
      "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none $flags")
  fi
  env "${set[@]}" "$@"
}

# Sourced by the other scripts: where the tools are. Sets nothing up.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=tests/tools/versions disable=SC1091
. "$root/tests/tools/versions"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/purser
bindgen=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p}' "$root/Cargo.lock")

trunk_home=$cache/trunk-$TRUNK
bindgen_home=$cache/wasm-bindgen-$bindgen
split_home=$cache/wasm-split-$WASM_SPLIT
deny_home=$cache/cargo-deny-$CARGO_DENY
export PATH="$trunk_home/bin:$bindgen_home/bin:$split_home/bin:$deny_home/bin:$root/tests/node_modules/.bin:$PATH"

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

# A kubectl that is no dispatcher and knows `auth whoami` (1.28).
find_kubectl() {
  local candidate sibling
  for candidate in "${KUBECTL:-}" "$(command -v kubectl || true)" "$cache/kubectl/usr/bin/kubectl"; do
    [ -x "$candidate" ] || continue
    # Google Cloud's dispatcher contacts the server first; the real ones lie beside it.
    sibling=$(find "$(dirname "$(readlink -f "$candidate")")" -maxdepth 1 -name 'kubectl.1.*' 2>/dev/null | sort -V | tail -n 1)
    [ -n "$sibling" ] && candidate=$sibling
    if "$candidate" version --client -o json 2>/dev/null | grep -Eq '"minor": "(2[89]|[3-9][0-9])'; then
      echo "$candidate"
      return 0
    fi
  done
  return 1
}

# The first of the named programs that is not a snap: a snap sees neither /tmp nor hidden folders.
first_program() {
  local candidate
  for candidate in "$@"; do
    candidate=$(command -v "$candidate") || continue
    case $(readlink -f "$candidate") in */snap) continue ;; esac
    head -c 4096 "$candidate" | grep -aq '/snap/bin/' && continue
    echo "$candidate"
    return 0
  done
}

CHROMIUM=${CHROMIUM:-$(first_program chromium chromium-browser google-chrome google-chrome-stable "$cache"/browsers/chrome/*/*/chrome)}
CHROMEDRIVER=${CHROMEDRIVER:-$(first_program chromedriver "$cache"/browsers/chromedriver/*/*/chromedriver)}
NGINX=${NGINX:-$(command -v nginx || ls /usr/sbin/nginx 2>/dev/null || true)}
[ -n "$NGINX" ] || NGINX=$cache/nginx/usr/sbin/nginx
requirements=$(sha256sum "$root/tests/tools/requirements.txt" | cut -c1-12)
PYTHON=$cache/python-$requirements/bin/python
export CHROMIUM CHROMEDRIVER NGINX PYTHON

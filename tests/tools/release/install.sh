# Sourced by the set-ups, after their env.sh: installs into the user's cache folder, once; says what
# it does, and gathers in `missing` the commands for whatever it cannot install.
# shellcheck shell=bash
missing=()

say() { printf 'set-up: %s\n' "$*"; }

# Debian and Ubuntu name some packages differently.
os=$(sed -n 's/^ID=//p' /etc/os-release 2>/dev/null || true)

# Installs the system's packages, or notes the command that would.
apt_install() {
  local -a sudo=() need=()
  local package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || need+=("$package")
  done
  [ ${#need[@]} -gt 0 ] || return 0
  if command -v apt-get >/dev/null; then
    [ "$(id -u)" = 0 ] || sudo=(sudo -n)
    say "installing ${need[*]} from the system's packages"
    "${sudo[@]}" apt-get update -qq >/dev/null 2>&1 || true
    if DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null; then
      return 0
    fi
  fi
  missing+=("sudo apt-get install ${need[*]}")
}

# Compiles a Rust tool into the cache, once: into a folder of its own, then moved into place, so
# that a half-made one is never used.
cargo_tool() {
  local home=$1 program=$2
  shift 2
  [ -x "$home/bin/$program" ] && return 0
  say "compiling $program (once; some minutes)"
  local temporary
  temporary=$(mktemp -d "$cache/making.XXXXXX")
  if CARGO_TARGET_DIR=$temporary/target cargo install --quiet --debug --no-track --root "$temporary" "$@"; then
    rm -rf "$home" "$temporary/target"
    mv "$temporary" "$home"
  else
    rm -rf "$temporary"
    missing+=("cargo install --debug --root $home $*")
  fi
}

# One set-up at a time.
begin() {
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  if ! flock -n 9; then
    say "waiting for another set-up to end"
    flock 9
  fi
  # What an interrupted set-up left.
  rm -rf "$cache"/making.*
}

# A C compiler, Rust and Node.js; nothing goes on without them.
need_compilers() {
  local needed found
  command -v cc >/dev/null || apt_install build-essential
  needed=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
  if ! command -v cargo >/dev/null; then
    missing+=("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh")
  else
    found=$(rustc --version 2>/dev/null | cut -d' ' -f2) || true
    if [ "$(printf '%s\n' "$needed" "${found:-0}" | sort -V | head -n 1)" != "$needed" ]; then
      missing+=("rustup update stable   # Rust $needed or newer is needed${found:+; here is $found}")
    fi
  fi
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null ||
    missing+=("sudo apt-get install nodejs npm   # Node.js 20 or newer is needed")
}

# What makes the page of its sources.
install_build_tools() {
  local linker stamp
  if [ "$(wasm_std)" = none ] && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ] && command -v rustup >/dev/null; then
    say "adding the wasm32 standard library by rustup"
    rustup target add wasm32-unknown-unknown || true
  fi
  if [ "$(wasm_std)" = none ]; then
    if [ "$os" = debian ]; then
      apt_install rustc-web cargo-web rust-web-src rust-web-llvm
      # Debian's rust-lld points at the linker of one LLVM version, which nothing depends on.
      linker=$(readlink /usr/bin/rust-lld || true)
      [ -z "$linker" ] || apt_install "$linker"
    fi
    [ "$(wasm_std)" != none ] || missing+=("rustup target add wasm32-unknown-unknown")
  fi
  cargo_tool "$trunk_home" trunk trunk --version "$TRUNK" --locked
  # Without --locked: its lock file may name versions that were withdrawn.
  cargo_tool "$bindgen_home" wasm-bindgen wasm-bindgen-cli --version "$bindgen"
  cargo_tool "$split_home" wasm-split-cli wasm_split_cli_support --version "$WASM_SPLIT" --features build-binary
  stamp=$root/tests/node_modules/.set-up
  if ! cmp -s "$root/tests/package-lock.json" "$stamp"; then
    say "installing the npm packages of the tests and the stage"
    if (cd "$root/tests" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent); then
      cp "$root/tests/package-lock.json" "$stamp"
    else
      missing+=("cd tests && npm ci")
    fi
  fi
}

# The end: what is missing, or for what everything is there.
report() {
  if [ ${#missing[@]} -gt 0 ]; then
    echo "set-up: these are missing and could not be installed here; run:" >&2
    printf '  %s\n' "${missing[@]}" >&2
    return 1
  fi
  say "everything for '$1' is there"
}

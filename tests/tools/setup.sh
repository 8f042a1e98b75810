#!/usr/bin/env bash
# Sets up what the build (`setup.sh build`) or all tests (`setup.sh test`) need, once, in the
# user's cache folder; says what it does, and names whatever it cannot install.
set -euo pipefail
# shellcheck source=tests/tools/env.sh disable=SC1091
. "$(dirname "$0")/env.sh"
want=${1:-test}
missing=()

say() { printf 'set-up: %s\n' "$*"; }

# Installs Debian packages, or notes the command that would.
apt_install() {
  local -a sudo=() need=()
  local package
  for package in "$@"; do
    dpkg -s "$package" >/dev/null 2>&1 || need+=("$package")
  done
  [ ${#need[@]} -gt 0 ] || return 0
  if command -v apt-get >/dev/null; then
    [ "$(id -u)" = 0 ] || sudo=(sudo -n)
    say "installing ${need[*]} from Debian's packages"
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

# Takes programs out of Debian packages without installing them (a server's package would start
# it): extract HOME FILE RELEASE PACKAGES…, with RELEASE `here` for the machine's own.
extract() {
  local home=$1 file=$2 release=$3
  shift 3
  [ -e "$home/$file" ] && return 0
  command -v apt-get >/dev/null || return 1
  say "taking $* out of Debian's packages"
  local temporary
  temporary=$(mktemp -d "$cache/making.XXXXXX")
  if (
    cd "$temporary" || exit 1
    # A state of its own, so that neither rights nor what is installed here matter.
    mkdir -p apt/lists/partial apt/cache/archives/partial
    : >apt/status
    apt=(apt-get -qq -o "Dir::State=$temporary/apt" -o "Dir::State::status=$temporary/apt/status"
      -o "Dir::Cache=$temporary/apt/cache" -o Acquire::Languages=none -o APT::Sandbox::User=
      -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
    if [ "$release" != here ]; then
      # The machine's own mirror, or Debian's; signed by Debian either way.
      # shellcheck disable=SC2016 # $(REPO_URI) is for apt-get to fill in
      mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' | grep -v security | head -n 1)
      printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: %s\n' \
        "${mirror:-http://deb.debian.org/debian/}" "$release" /usr/share/keyrings/debian-archive-keyring.gpg >apt/debian.sources
      apt+=(-o "Dir::Etc::SourceList=$temporary/apt/debian.sources" -o Dir::Etc::SourceParts=/dev/null)
    fi
    # `set -e` rests inside a condition.
    "${apt[@]}" update && "${apt[@]}" download "$@" || exit 1
    for package in ./*.deb; do dpkg -x "$package" . || exit 1; done
    rm -rf apt ./*.deb
    [ -e "$file" ]
  ) >"$cache/extract.log" 2>&1; then
    rm -rf "$home"
    mv "$temporary" "$home"
  else
    sed 's/^/  /' "$cache/extract.log" >&2
    rm -rf "$temporary"
    return 1
  fi
}

mkdir -p "$cache"
exec 9>"$cache/lock"
if ! flock -n 9; then
  say "waiting for another set-up to end"
  flock 9
fi
# What an interrupted set-up left.
rm -rf "$cache"/making.*

command -v cargo >/dev/null || missing+=("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh")
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null ||
  missing+=("sudo apt-get install nodejs npm   # Node.js 20 or newer is needed")
if [ ${#missing[@]} -eq 0 ]; then
  if [ "$(wasm_std)" = none ] && [ "${RUSTUP_AUTO_INSTALL:-1}" != 0 ] && command -v rustup >/dev/null; then
    say "adding the wasm32 standard library by rustup"
    rustup target add wasm32-unknown-unknown || true
  fi
  if [ "$(wasm_std)" = none ]; then
    apt_install rustc-web cargo-web rust-web-src rust-web-llvm
    # Debian's rust-lld points at the linker of one LLVM version, which nothing depends on.
    linker=$(readlink /usr/bin/rust-lld || true)
    [ -z "$linker" ] || apt_install "$linker"
    [ "$(wasm_std)" != none ] || missing+=("rustup target add wasm32-unknown-unknown")
  fi
  cargo_tool "$trunk_home" trunk trunk --version "$TRUNK" --locked
  # Without --locked: its lock file may name versions that were withdrawn.
  cargo_tool "$bindgen_home" wasm-bindgen wasm-bindgen-cli --version "$bindgen"
  stamp=$root/tests/node_modules/.set-up
  if ! cmp -s "$root/tests/package-lock.json" "$stamp"; then
    say "installing the npm packages of the tests and the stage"
    if (cd "$root/tests" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent); then
      cp "$root/tests/package-lock.json" "$stamp"
    else
      missing+=("cd tests && npm ci")
    fi
  fi
fi

if [ "$want" = test ] && [ ${#missing[@]} -eq 0 ]; then
  cargo_tool "$deny_home" cargo-deny cargo-deny --version "$CARGO_DENY" --locked
  [ -n "$CHROMIUM" ] || apt_install chromium
  [ -n "$CHROMEDRIVER" ] || apt_install chromium-driver
  # The shells whose commands the page gives; bash runs this already.
  command -v zsh >/dev/null || apt_install zsh
  command -v fish >/dev/null || apt_install fish
  if [ ! -x "$NGINX" ]; then
    extract "$cache/nginx" usr/sbin/nginx here nginx nginx-common || missing+=("sudo apt-get install nginx")
  fi
  libraries=$(ldd "$NGINX" 2>/dev/null | sed -n 's/^\s*\(\S*\) => not found/\1/p' | paste -sd' ') || true
  [ -z "$libraries" ] || missing+=("sudo apt-get install nginx   # $NGINX lacks $libraries")
  if ! find_kubectl >/dev/null; then
    extract "$cache/kubectl" usr/bin/kubectl "$KUBECTL_RELEASE" kubectl || true
    find_kubectl >/dev/null || missing+=("KUBECTL=/path/to/kubectl make test   # 1.28 or newer: https://kubernetes.io/docs/tasks/tools/")
  fi
  if [ ! -x "$PYTHON" ] || ! "$PYTHON" -c 'import kubernetes, yaml' 2>/dev/null; then
    say "installing the Python packages of the tests"
    python3 -c 'import ensurepip' 2>/dev/null || apt_install python3-venv
    home=$(dirname "$(dirname "$PYTHON")")
    if ! { python3 -m venv --clear "$home" && "$PYTHON" -m pip install --quiet --require-hashes -r "$root/tests/tools/requirements.txt"; }; then
      missing+=("python3 -m venv $home && $PYTHON -m pip install -r tests/tools/requirements.txt")
    fi
  fi
fi

if [ ${#missing[@]} -gt 0 ]; then
  echo "set-up: these are missing and could not be installed here; run:" >&2
  printf '  %s\n' "${missing[@]}" >&2
  exit 1
fi
say "everything for '$want' is there"

#!/usr/bin/env bash
# Sets up what the build (`setup.sh build`) or all tests (`setup.sh test`) need, once, in the
# user's cache folder; says what it does, and names whatever it cannot install.
set -euo pipefail
# shellcheck source=tests/tools/env.sh disable=SC1091
. "$(dirname "$0")/env.sh"
want=${1:-test}
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

# Takes programs out of packages without installing them (a server's package would start
# it): extract HOME FILE RELEASE PACKAGES…, with RELEASE `here` for the machine's own.
extract() {
  local home=$1 file=$2 release=$3
  shift 3
  [ -e "$home/$file" ] && return 0
  command -v apt-get >/dev/null || return 1
  say "taking $* out of packages"
  # Ubuntu's apt does not know by what Debian signs.
  local keys=/usr/share/keyrings/debian-archive-keyring.gpg
  if [ "$release" != here ] && [ ! -e "$keys" ]; then
    extract "$cache/keyring" "${keys#/}" here debian-archive-keyring || return 1
    keys=$cache/keyring$keys
  fi
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
        "${mirror:-http://deb.debian.org/debian/}" "$release" "$keys" >apt/debian.sources
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

# Gets a browser or its driver of Chrome for Testing into the cache: FOUND PROGRAM VERSION.
chrome_for_testing() {
  [ -z "$1" ] || return 0
  say "fetching $2 $3"
  local -a get=(npx --yes "@puppeteer/browsers@$BROWSERS" install "$2@$3" --path "$cache/browsers")
  if ! "${get[@]}" >"$cache/browsers.log" 2>&1; then
    sed -n 's/^Error/  &/p' "$cache/browsers.log" >&2
    missing+=("${get[*]}")
  fi
  # shellcheck source=tests/tools/env.sh disable=SC1091
  . "$root/tests/tools/env.sh"
}

mkdir -p "$cache"
exec 9>"$cache/lock"
if ! flock -n 9; then
  say "waiting for another set-up to end"
  flock 9
fi
# What an interrupted set-up left.
rm -rf "$cache"/making.*

command -v cc >/dev/null || apt_install build-essential
needed=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
if ! command -v cargo >/dev/null; then
  missing+=("curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh")
else
  found=$(rustc --version 2>/dev/null | cut -d' ' -f2) || true
  if [ "$(printf '%s\n' "$needed" "${found:-0}" | sort -V | head -n 1)" != "$needed" ]; then
    missing+=("rustup update stable   # Rust $needed or newer is needed${found:+; here is $found}")
  fi
  if [ "$want" = test ] && ! { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1; then
    missing+=("rustup component add rustfmt clippy")
  fi
fi
node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null && command -v npm >/dev/null ||
  missing+=("sudo apt-get install nodejs npm   # Node.js 20 or newer is needed")
if [ ${#missing[@]} -eq 0 ]; then
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
fi

if [ "$want" = test ] && [ ${#missing[@]} -eq 0 ]; then
  cargo_tool "$deny_home" cargo-deny cargo-deny --version "$CARGO_DENY" --locked
  # Debian's compiler is linted by Debian's clippy of the same version; rustup's reads no other's.
  if [ "$(wasm_std)" = debian ]; then
    version=$(dpkg-query -W -f '${Version}' rustc-web)
    extract "$cache/clippy-$version" usr/bin/clippy-driver here "rust-web-clippy=$version" ||
      missing+=("sudo apt-get install rustc-web rust-web-clippy   # of one version")
  fi
  if [ "$os" = debian ]; then
    [ -n "$CHROMIUM" ] || apt_install chromium
    [ -n "$CHROMEDRIVER" ] || apt_install chromium-driver
  else
    # Ubuntu has Chromium only as a snap, which sees neither /tmp nor hidden folders.
    chrome_for_testing "$CHROMIUM" chrome stable
    milestone=$({ "$CHROMIUM" --version 2>/dev/null || true; } | grep -oE '[0-9]+' | head -n 1) || true
    chrome_for_testing "$CHROMEDRIVER" chromedriver "${milestone:-stable}"
    if ldd "$CHROMIUM" 2>/dev/null | grep -q 'not found'; then
      (cd "$root/tests" && [ "$(id -u)" = 0 ] && npx --no-install playwright install-deps chromium >/dev/null) ||
        missing+=("cd tests && npx playwright install-deps chromium")
    fi
  fi
  # The shells whose commands the page gives; bash runs this already.
  command -v zsh >/dev/null || apt_install zsh
  command -v fish >/dev/null || apt_install fish
  if [ ! -x "$NGINX" ]; then
    # Older releases have the program in nginx-core.
    extract "$cache/nginx" usr/sbin/nginx here nginx nginx-common ||
      extract "$cache/nginx" usr/sbin/nginx here nginx-core nginx-common ||
      missing+=("sudo apt-get install nginx")
  fi
  libraries=$(ldd "$NGINX" 2>/dev/null | sed -n 's/^\s*\(\S*\) => not found/\1/p' | paste -sd' ') || true
  [ -z "$libraries" ] || missing+=("sudo apt-get install nginx   # $NGINX lacks $libraries")
  if ! find_kubectl >/dev/null; then
    extract "$cache/kubectl" usr/bin/kubectl "$KUBECTL_RELEASE" kubectl || true
    find_kubectl >/dev/null || missing+=("KUBECTL=/path/to/kubectl make test   # 1.28 or newer: https://kubernetes.io/docs/tasks/tools/")
  fi
  if [ ! -x "$PYTHON" ] || ! "$PYTHON" -c 'import cel_expr_python, google.protobuf, kubernetes, yaml' 2>/dev/null; then
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

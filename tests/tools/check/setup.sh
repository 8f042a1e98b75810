#!/usr/bin/env bash
# Sets up what all tests need, beside what the build does.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=tests/tools/check/env.sh disable=SC1091
. "$here/env.sh"
# shellcheck source=tests/tools/release/install.sh disable=SC1091
. "$here/../release/install.sh"

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
  # shellcheck source=tests/tools/check/env.sh disable=SC1091
  . "$root/tests/tools/check/env.sh"
}

install_test_tools() {
  local version milestone libraries home
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
  [ -x "$CADDY" ] || extract "$cache/caddy" usr/bin/caddy here caddy || missing+=("sudo apt-get install caddy")
  if [ ! -x "$APACHE" ]; then
    # With the libraries that only it needs, by their names before and after the 64-bit time.
    extract "$cache/apache" usr/sbin/apache2 here apache2-bin libapr1 libaprutil1 ||
      extract "$cache/apache" usr/sbin/apache2 here apache2-bin libapr1t64 libaprutil1t64 ||
      missing+=("sudo apt-get install apache2-bin")
  fi
  if ! find_kubectl >/dev/null; then
    extract "$cache/kubectl" usr/bin/kubectl "$KUBECTL_RELEASE" kubectl || true
    find_kubectl >/dev/null || missing+=("KUBECTL=/path/to/kubectl make test   # 1.28 or newer: https://kubernetes.io/docs/tasks/tools/")
  fi
  if [ ! -x "$PYTHON" ] || ! "$PYTHON" -c 'import cel_expr_python, google.protobuf, kubernetes, yaml' 2>/dev/null; then
    say "installing the Python packages of the tests"
    python3 -c 'import ensurepip' 2>/dev/null || apt_install python3-venv
    home=$(dirname "$(dirname "$PYTHON")")
    if ! { python3 -m venv --clear "$home" && "$PYTHON" -m pip install --quiet --require-hashes -r "$root/tests/tools/check/requirements.txt"; }; then
      missing+=("python3 -m venv $home && $PYTHON -m pip install -r tests/tools/check/requirements.txt")
    fi
  fi
}

begin
need_compilers
if command -v cargo >/dev/null && ! { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1; then
  missing+=("rustup component add rustfmt clippy")
fi
[ ${#missing[@]} -gt 0 ] || install_build_tools
[ ${#missing[@]} -gt 0 ] || install_test_tools
report test

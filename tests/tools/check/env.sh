# Sourced by the other scripts: where the tools of the tests are, beside those of the build. Sets
# nothing up.
# shellcheck shell=bash

# shellcheck source=tests/tools/release/env.sh disable=SC1091
. "$(dirname "${BASH_SOURCE[0]}")/../release/env.sh"
# shellcheck source=tests/tools/check/versions disable=SC1091
. "$root/tests/tools/check/versions"
deny_home=$cache/cargo-deny-$CARGO_DENY
export PATH="$deny_home/bin:$PATH"

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
CADDY=${CADDY:-$(command -v caddy || true)}
[ -n "$CADDY" ] || CADDY=$cache/caddy/usr/bin/caddy
APACHE=${APACHE:-$(command -v apache2 || ls /usr/sbin/apache2 2>/dev/null || true)}
[ -n "$APACHE" ] || APACHE=$cache/apache/usr/sbin/apache2
requirements=$(sha256sum "$root/tests/tools/check/requirements.txt" | cut -c1-12)
PYTHON=$cache/python-$requirements/bin/python
export CHROMIUM CHROMEDRIVER NGINX CADDY APACHE PYTHON

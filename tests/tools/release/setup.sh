#!/usr/bin/env bash
# Sets up what the build needs.
set -euo pipefail
here=$(dirname "$0")
# shellcheck source=tests/tools/release/env.sh disable=SC1091
. "$here/env.sh"
# shellcheck source=tests/tools/release/install.sh disable=SC1091
. "$here/install.sh"
begin
need_compilers
[ ${#missing[@]} -gt 0 ] || install_build_tools
report build

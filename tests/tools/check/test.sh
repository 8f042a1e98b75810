#!/usr/bin/env bash
# Runs every suite, or those named as arguments; goes on after a failure, and ends with a table
# and the line `N passed, N failed`.
set -uo pipefail
tools=$(cd "$(dirname "$0")" && pwd)
"$tools/setup.sh" || exit 1
# shellcheck source=tests/tools/check/env.sh disable=SC1091
. "$tools/env.sh"
# shellcheck source=tests/tools/check/count.sh disable=SC1091
. "$tools/count.sh"
cd "$root" || exit 1
KUBECTL=$(find_kubectl)
export KUBECTL CI=1
unset NO_COLOR

format() { cargo fmt --check; }

clippy() { cargo clippy --quiet --all-targets --locked -- -D warnings; }

supply() {
  local -a deny=(cargo-deny --locked --log-level warn --config tests/tools/check/deny.toml check)
  "${deny[@]}" licenses sources bans || return 1
  # The list of advisories is a Git repository; not every machine reaches it.
  if GIT_TERMINAL_PROMPT=0 timeout 20 git ls-remote --quiet https://github.com/RustSec/advisory-db HEAD >/dev/null 2>&1; then
    "${deny[@]}" advisories
  else
    echo "advisories: skipped, their database cannot be reached from here"
  fi
}

# Every test runs also after a failure, or the count would be short.
native() { cargo test --quiet --locked --no-fail-fast; }

stage() { node --test --test-reporter=spec tests/stage/*.test.mjs tests/tools/*/*.test.mjs tests/bench/*.test.mjs; }

page() { "$tools/../release/build.sh" && node "$tools/bench.mjs"; }

browser() {
  local -a wasm=(--locked --target wasm32-unknown-unknown --test web)
  # Without --quiet: newer cargos pass it on to the runner, which does not know it.
  WASM_BINDGEN_TEST_WEBDRIVER_JSON=$tools/webdriver.json CHROMEDRIVER=$CHROMEDRIVER \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=$bindgen_home/bin/wasm-bindgen-test-runner \
    with_wasm plain cargo test "${wasm[@]}" || return 1
  # What only exists in the browser is linted here: `clippy` builds for this machine.
  with_wasm plain cargo clippy --quiet "${wasm[@]}" -- -D warnings
}

# The hosts are started with what the program prints, and no journey waits for a compiler.
journeys() { cargo build --quiet --locked --bin purser && (cd tests && npx --no-install playwright test -c e2e/playwright.config.mjs); }

# In this order: the quick ones first, and the page before what opens it.
all=(format clippy supply native stage page browser journeys)

suites=("$@")
[ ${#suites[@]} -gt 0 ] || suites=("${all[@]}")
for suite in "${suites[@]}"; do
  case " ${all[*]} " in
    *" $suite "*) ;;
    *)
      echo "there is no suite '$suite'; there are: ${all[*]}" >&2
      exit 2
      ;;
  esac
done

output=$root/tests/output
mkdir -p "$output"
table=()
passed=0
failed=0
for suite in "${suites[@]}"; do
  printf '\n== %s ==\n' "$suite"
  began=$SECONDS
  "$suite" </dev/null 2>&1 | tee "$output/$suite.log"
  status=${PIPESTATUS[0]}
  read -r good bad <<<"$(sed 's/\x1b\[[0-9;]*m//g' "$output/$suite.log" | count "$suite")" || true
  if [ -z "${good:-}" ]; then
    good=$((status == 0 ? 1 : 0))
    bad=$((1 - good))
  elif [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then
    # The runner itself broke down, before or after its tests.
    bad=1
  elif [ "$status" -eq 0 ] && [ "$good" -eq 0 ]; then
    echo "$suite ran no test" && bad=1
  fi
  passed=$((passed + good))
  failed=$((failed + bad))
  result=$([ "$bad" -eq 0 ] && echo ok || echo FAILED)
  table+=("$(printf '%-10s %-7s %5d passed %4d failed %5d s' "$suite" "$result" "$good" "$bad" $((SECONDS - began)))")
  printf -- '-- %s: %s\n' "$suite" "$result"
done

printf '\n'
printf '%s\n' "${table[@]}"
printf '\n%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]

# Sourced by test.sh.
# shellcheck shell=bash

# What a runner counted: "passed failed"; nothing where it counts nothing.
count() {
  case $1 in
    native | browser)
      sed -n 's/^test result: .* \([0-9]*\) passed; \([0-9]*\) failed.*/\1 \2/p'
      ;;
    stage)
      sed -n 's/^[^a-z]* pass \([0-9]*\)$/\1 0/p; s/^[^a-z]* fail \([0-9]*\)$/0 \1/p'
      ;;
    journeys)
      sed -n 's/^ *\([0-9]*\) passed.*/\1 0/p; s/^ *\([0-9]*\) \(failed\|flaky\|did not run\|interrupted\)$/0 \1/p'
      ;;
  esac | awk '{ p += $1; f += $2 } END { if (NR) print p + 0, f + 0 }'
}

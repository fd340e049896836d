#!/usr/bin/env bash
# All checks, from any directory: what `./vpr check` does.
exec "$(dirname "${BASH_SOURCE[0]}")/../vpr" check "$@"

# SPDX-License-Identifier: EUPL-1.2
# What the scripts share: where the repository is, how they speak, how they become root. Sourced, never run.
NB_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export CCACHE_BASEDIR=$NB_ROOT CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*"; }

# A sentence in German, the same in English, and the end.
die() {
  printf '\nFehler: %s\n' "$1" >&2
  if [ $# -gt 1 ]; then printf 'Error: %s\n' "$2" >&2; fi
  exit 1
}

# Prints the header comment of the calling script, which is its help text.
usage() { sed -n '/^# SPDX/d; 2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$1"; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo -- "$@"
  else
    die "Zum Installieren von Paketen fehlen die Rechte. Bitte führen Sie das Skript als root aus oder installieren Sie sudo." \
      "Installing packages needs more rights. Please run this script as root or install sudo."
  fi
}

jobs_count() { nproc 2> /dev/null || echo 2; }

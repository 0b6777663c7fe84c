#!/usr/bin/env bash
# Installs the Debian packages that a list names and that are missing: cmake/install-packages.sh <list>...
# Does nothing, and asks no server, when all are there. KITH_SKIP_INSTALL=1 skips it.
set -euo pipefail

if [ "${KITH_SKIP_INSTALL:-}" = 1 ]; then exit 0; fi

mapfile -t wanted < <(sed 's/#.*//' "$@" | tr -s ' \t' '\n' | grep -v '^$' | sort -u)

if ! command -v dpkg-query >/dev/null; then
  echo "This is not a Debian system. Please see that these are installed, by whatever name they have here:"
  printf '  %s\n' "${wanted[@]}"
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" in
    installed*) ;;
    *) missing+=("$package") ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "These packages are missing, and installing them takes root (there is no sudo here):" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo env)
  for name in http_proxy https_proxy no_proxy; do
    if [ -n "${!name:-}" ]; then as_root+=("$name=${!name}"); fi
  done
fi

echo "Installing from Debian: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() {
  ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 "$@" </dev/null
}
if ! { apt update && apt install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 30 "$log" >&2
  echo "Installing failed; the last lines of what apt-get said are above." >&2
  exit 1
fi

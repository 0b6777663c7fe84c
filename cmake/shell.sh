# What examples/quickstart, tests/run and .ci/run share; sourced by them from the top of the tree.

jobs=${KITH_JOBS:-$(nproc 2>/dev/null || echo 2)}

if command -v ccache >/dev/null; then
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache
  # What is compiled in one checkout serves the others, wherever they stand.
  export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi
# Debian's Python, for which Debian's python3-jsonschema is installed, before any other one on the PATH.
if [ -x /usr/bin/python3 ]; then
  python=/usr/bin/python3
else
  python=python3
fi

# Turns ninja's lines into one counter on a terminal, and into a line for each fifth elsewhere.
progress() {
  awk -v terminal="$([ -t 1 ] && echo 1 || echo 0)" '
    match($0, /^\[[0-9]+\/[0-9]+\]/) {
      split(substr($0, 2, RLENGTH - 2), n, "/")
      if (terminal == 1) { printf "\r  %d of %d", n[1], n[2]; fflush(); shown = 1 }
      else if (int(n[1] * 5 / n[2]) > fifth) { fifth = int(n[1] * 5 / n[2]); printf "  %d of %d\n", n[1], n[2]; fflush() }
    }
    END { if (shown) printf "\n" }'
}

# kith_build <preset> <target>...: configures and builds quietly; what went wrong and the log's path if it fails.
kith_build() {
  local preset=$1 log="build/$1/build.log"
  shift
  mkdir -p "build/$preset"
  echo "Building Kith (build/$preset) ..."
  if ! cmake --preset "$preset" -DPython3_EXECUTABLE="$python" >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    echo "Configuring failed. The whole log: $PWD/$log" >&2
    return 1
  fi
  if ! cmake --build "build/$preset" -j "$jobs" --target "$@" 2>&1 | tee -a "$log" | progress; then
    grep -E -A 12 'FAILED:|error:' "$log" | head -n 60 >&2
    echo "The build failed. The whole log: $PWD/$log" >&2
    return 1
  fi
}

#!/usr/bin/env python3
"""Runs clang-tidy over the sources that a change touches.

    tidy.py --build <folder with compile_commands.json> [--since <commit>] [--jobs 2] [--minutes 12]

A source is touched if it, or a header that it includes directly, differs from --since; all are if --since is empty or
.clang-tidy itself differs. The library's own sources go first, and no file is started after --minutes. Exits 1 on any
finding.
"""
import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import time

INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)
ORDER = ["src", "examples", "fuzz", "tests", "bench"]


def compiled(build):
    """The repository's sources that the build compiles, the library's first."""
    root = pathlib.Path.cwd()
    entries = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
    files = {pathlib.Path(entry["directory"], entry["file"]).resolve() for entry in entries}
    inside = {f.relative_to(root).as_posix() for f in files if f.is_relative_to(root) and not f.is_relative_to(root / "build")}
    return sorted(inside, key=lambda f: (ORDER.index(f.split("/")[0]) if f.split("/")[0] in ORDER else len(ORDER), f))


def touched(files, since):
    if not since:
        return files
    diff = subprocess.run(["git", "diff", "--name-only", since, "--"], text=True, capture_output=True, check=True)
    changed = set(diff.stdout.split())
    if ".clang-tidy" in changed:
        return files
    included = {name.removeprefix("include/") for name in changed if name.endswith(".h")}
    return [f for f in files if f in changed or included & set(INCLUDE.findall(pathlib.Path(f).read_text()))]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", required=True)
    parser.add_argument("--since", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=12)
    args = parser.parse_args()
    files = touched(compiled(args.build), args.since)
    until = time.monotonic() + 60 * args.minutes

    def check(file):
        if time.monotonic() > until:
            return file, None
        return file, subprocess.run(["clang-tidy", "--quiet", "-p", args.build, file], text=True, stdout=subprocess.PIPE,
                                    stderr=subprocess.DEVNULL, check=False)

    left_out, bad = [], []
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        for file, done in pool.map(check, files):
            if done is None:
                left_out.append(file)
            elif done.returncode != 0:
                bad.append(file)
                print(done.stdout or f"{file}: clang-tidy itself failed")
    print(f"{len(files) - len(left_out)} files checked, {len(bad)} with findings"
          + (f"; {len(left_out)} left out for time: {' '.join(left_out)}" if left_out else ""))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Compiles every public header alone, with the warnings a careful consumer may have on.

    headers.py --root <tree> --cxx <compiler> [--jobs 2] [--flag=<compiler flag>...]

Prints the compiler's words for each header that fails, exits 1 if one does.
"""
import argparse
import concurrent.futures
import pathlib
import subprocess
import sys

FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion",
         "-Wsign-conversion", "-Wold-style-cast", "-Werror"]


def compile_alone(cxx, flags, include, header):
    """The compiler's output if the header does not compile alone, else None. Twice: it must guard itself."""
    line = f'#include "{header}"\n'
    done = subprocess.run([cxx, *FLAGS, *flags, "-I", str(include), "-x", "c++", "-"], input=line + line, text=True,
                          capture_output=True, check=False)
    return None if done.returncode == 0 else f"{header} does not compile alone:\n{done.stderr}"


def failures(root, cxx, flags=(), jobs=2):
    include = pathlib.Path(root) / "include"
    headers = sorted(path.relative_to(include).as_posix() for path in include.rglob("*.h"))
    if not headers:
        return ["no public headers found"], 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = pool.map(lambda header: compile_alone(cxx, flags, include, header), headers)
        return [result for result in results if result], len(headers)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", required=True)
    parser.add_argument("--cxx", required=True)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--flag", action="append", default=[])
    args = parser.parse_args()
    failed, count = failures(args.root, args.cxx, args.flag, args.jobs)
    print("\n".join(failed) if failed else f"{count} headers compile alone")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

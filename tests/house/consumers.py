#!/usr/bin/env python3
"""Builds small programs against Kith as other projects would, and runs them.

    consumers.py installed --root <tree> --build <built tree> --version <x.y.z> --cxx <compiler> [--flags "<flags>"]
    consumers.py subdirectory --root <tree> --version <x.y.z> --cxx <compiler>

installed      installs the built tree to a temporary prefix, moves that, and links examples/library by find_package
               and by pkg-config, and kith::interop and kith::proj by their components.
subdirectory   links Kith by add_subdirectory, as shared libraries, and installs those for find_package too; none of
               our warning flags may reach the consumer, and ours are off.

The small programs of consumer/ print kith::Version(), which must be the package's. Everything happens in a temporary folder.
"""
import argparse
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


class Failure(Exception):
    """A step that a consumer would see fail."""


def run(command, env=None):
    done = subprocess.run([str(part) for part in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, **(env or {})}, check=False)
    if done.returncode != 0:
        raise Failure(f"$ {shlex.join(str(part) for part in command)}\n{done.stdout}")
    return done.stdout


def expect_version(program, version, env=None):
    said = run([program], env)
    if version not in said.split():
        raise Failure(f"{program} says {said!r}, not {version}")


def expect_ranking(program, root):
    """The README's example ranks the sample: a score and a place in each line."""
    said = run([program, root / "examples/data/los_angeles"])
    if not re.match(r"\d+  \S", said):
        raise Failure(f"{program} ranks nothing: {said!r}")


def configure_and_build(source, build, cxx, flags, *options):
    run(["cmake", "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_COMPILER={cxx}", f"-DCMAKE_CXX_FLAGS={flags}",
         "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *options])
    run(["cmake", "--build", build, "-j", "2"])


def leaked_flags(compile_commands):
    """Warning flags in a consumer's compile commands that the consumer did not ask for."""
    leaks = []
    for entry in json.loads(pathlib.Path(compile_commands).read_text()):
        words = shlex.split(entry["command"])
        asked = {"-Wall", "-Wextra", "-Werror", "-Wno-enum-constexpr-conversion"} \
            if "-DKITH_CONSUMER" in words else {"-Wno-enum-constexpr-conversion"}
        leaks += [f"{entry['file']}: {word}" for word in words if word.startswith("-W") and word not in asked]
    return leaks


def check_package(root, prefix, work, version, cxx, flags):
    """examples/library and the components, by find_package from `prefix`."""
    where = f"-DCMAKE_PREFIX_PATH={prefix}"
    configure_and_build(root / "examples/library", work / "library", cxx, flags, where)
    expect_ranking(work / "library/library", root)
    configure_and_build(HERE / "consumer", work / "consumer", cxx, flags, where, f"-DKITH_ROOT={root}", "-DKITH_FROM=package")
    expect_version(work / "consumer/uses_core", version)
    expect_version(work / "consumer/uses_interop", version)
    try:
        run(["cmake", "-S", HERE / "consumer", "-B", work / "unknown", "-G", "Ninja", where, f"-DKITH_ROOT={root}",
             "-DKITH_FROM=package", "-DKITH_COMPONENT=no_such_component"])
    except Failure:
        return
    raise Failure("find_package accepted a component that Kith does not have")


def check_pkg_config(prefix, work, version, cxx, flags):
    found = sorted(prefix.rglob("kith.pc"))
    if len(found) != 1:
        raise Failure(f"expected one kith.pc under {prefix}, found {len(found)}")
    env = {"PKG_CONFIG_PATH": str(found[0].parent)}
    for package, source in (("kith", HERE / "consumer/core.cc"), ("kith-interop", HERE / "consumer/interop.cc"),
                            ("kith-proj", HERE / "consumer/proj.cc")):
        said = run(["pkg-config", "--modversion", package], env).strip()
        if said != version:
            raise Failure(f"pkg-config calls {package} {said}, not {version}")
        linked = shlex.split(run(["pkg-config", "--cflags", "--libs", package], env))
        program = work / package
        run([cxx, "-std=c++20", "-Wall", "-Wextra", "-Werror", *shlex.split(flags), source, "-o", program, *linked])
        expect_version(program, version)


def installed(root, build, version, cxx, flags):
    with tempfile.TemporaryDirectory(prefix="kith-installed-") as folder:
        work = pathlib.Path(folder)
        run(["cmake", "--install", build, "--prefix", work / "first"])
        (work / "first").rename(work / "moved")
        check_package(root, work / "moved", work, version, cxx, flags)
        expect_version(work / "consumer/uses_proj", version)
        check_pkg_config(work / "moved", work, version, cxx, flags)


def subdirectory(root, version, cxx):
    with tempfile.TemporaryDirectory(prefix="kith-subdirectory-") as folder:
        work = pathlib.Path(folder)
        configure_and_build(HERE / "consumer", work / "build", cxx, "", f"-DKITH_ROOT={root}", "-DKITH_FROM=subdirectory",
                            "-DBUILD_SHARED_LIBS=ON", "-DKITH_INSTALL=ON")
        leaks = leaked_flags(work / "build/compile_commands.json")
        if leaks:
            raise Failure("our warnings reach a consumer:\n" + "\n".join(leaks))
        expect_version(work / "build/uses_core", version)
        expect_version(work / "build/uses_interop", version)
        expect_ranking(work / "build/library", root)
        run(["cmake", "--install", work / "build", "--prefix", work / "shared"])
        check_package(root, work / "shared", work, version, cxx, "")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["installed", "subdirectory"])
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--cxx", required=True)
    parser.add_argument("--flags", default="")
    args = parser.parse_args()
    try:
        if args.what == "installed":
            installed(args.root, args.build, args.version, args.cxx, args.flags)
        else:
            subdirectory(args.root, args.version, args.cxx)
    except Failure as failure:
        print(failure)
        return 1
    print(f"{args.what}: every consumer builds and runs")
    return 0


if __name__ == "__main__":
    sys.exit(main())

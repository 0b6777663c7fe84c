#!/usr/bin/env python3
"""Holds the source tree to its layout: includes point down, public headers stay light, every file is built.

    floors.py --root <tree> --floors base,catalog,...

Floors are given bottom to top; `interop` sees them all and none sees it but `proj`, which stands on it. Prints one line for each breach, exits 1 if
there is one.
"""
import argparse
import pathlib
import re
import sys

COMPONENTS = ["interop", "proj"]
SOURCE_SUFFIXES = {".h", ".cc"}
FOREIGN_SUFFIXES = {".hpp", ".hh", ".hxx", ".cpp", ".cxx", ".c", ".inl", ".ipp"}
PUBLIC_ABSL = {"absl/base/attributes.h", "absl/status/status.h", "absl/status/statusor.h"}  # the first: macros only
STANDARD = re.compile(r"[a-z_0-9]+(\.h)?")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LIMIT = re.compile(r"\s*inline constexpr\b[^=(]*\b(kMax\w+)\s*=")
GLOB = re.compile(r"\bfile\s*\(\s*GLOB", re.IGNORECASE)
# Folders of tests/ that mirror no floor.
TEST_FOLDERS = {"county", "data", "house", "kith", "worlds"}
# The county generator: the program offers it, tests and benchmarks link it. It sees the public headers alone.
COUNTY = "bench/county/"
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COMMENT_OR_TEXT = re.compile(r'/\*.*?\*/|//[^\n]*|R"([^()\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def includes(path):
    """(line number, path) of every #include in a file, comments left out."""
    text = path.read_text(encoding="utf-8")
    text = BLOCK_COMMENT.sub(lambda m: "\n" * m.group().count("\n"), text)
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(2)


def folders(path):
    return sorted(p for p in path.iterdir() if p.is_dir()) if path.is_dir() else []


def sources(path):
    return sorted(p for p in path.rglob("*") if p.suffix in SOURCE_SUFFIXES and p.is_file()) if path.is_dir() else []


class House:
    def __init__(self, root, floors):
        self.root = pathlib.Path(root)
        self.order = list(floors) + COMPONENTS
        self.breaches = []

    def report(self, path, text, line=None):
        where = path.relative_to(self.root).as_posix() + (f":{line}" if line else "")
        self.breaches.append(f"{where}: {text}")

    def check(self):
        self.check_folders()
        for floor in self.order:
            for path in sources(self.root / "include/kith" / floor):
                self.check_file(path, floor, public=True)
            for path in sources(self.root / "src" / floor):
                self.check_file(path, floor, public=False)
        for path in sources(self.root / "examples"):
            self.check_example(path)
        for path in sources(self.root / COUNTY):
            self.check_county(path)
        self.check_lists()
        self.check_globs()
        self.check_limits()
        return self.breaches

    def check_folders(self):
        for base, known in (("include/kith", self.order), ("src", self.order), ("tests", self.order + sorted(TEST_FOLDERS))):
            for folder in folders(self.root / base):
                if folder.name not in known and not folder.name.startswith("__"):
                    self.report(folder, f"no floor has this name; the floors are {', '.join(self.order)}")
            for path in sources(self.root / base):
                if path.parent == self.root / base:
                    self.report(path, "lies outside every floor")
            if (self.root / base).is_dir():
                for path in sorted((self.root / base).rglob("*")):
                    if path.suffix in FOREIGN_SUFFIXES:
                        self.report(path, "source files end in .h and .cc here")

    def check_file(self, path, floor, public):
        if path.suffix == ".h" and "#pragma once" not in path.read_text(encoding="utf-8"):
            self.report(path, "has no #pragma once")
        for line, included in includes(path):
            parts = included.split("/")
            if parts[0] == "kith":
                self.check_down(path, line, floor, included, parts[1])
            elif parts[0] == "src" and not public:
                self.check_down(path, line, floor, included, parts[1])
            elif parts[0] in ("src", "tests", "bench", "examples", "fuzz"):
                self.report(path, f"includes {included}, which is not installed" if public
                            else f"includes {included}: the library does not see that folder", line)
            elif parts[0] in (".", "..") or parts[0] in self.order or (len(parts) == 1 and not STANDARD.fullmatch(included)):
                self.report(path, f"includes {included}: write the path from the top of the tree", line)
            elif len(parts) == 1 and (self.root / path.parent / included).exists():
                self.report(path, f"includes {included}: write the path from the top of the tree", line)
            elif public and not STANDARD.fullmatch(included) and included not in PUBLIC_ABSL:
                self.report(path, f"includes {included}: a public header sees the standard library, kith, "
                            f"{', '.join(sorted(PUBLIC_ABSL))}", line)

    def check_down(self, path, line, floor, included, target):
        if target not in self.order:
            self.report(path, f"includes {included}: no floor is named {target}", line)
        elif self.order.index(target) > self.order.index(floor):
            self.report(path, f"includes {included}: {target} stands above {floor}", line)

    def check_example(self, path):
        for line, included in includes(path):
            parts = included.split("/")
            if parts[0] == "kith" and parts[1] not in self.order:
                self.report(path, f"includes {included}: no floor is named {parts[1]}", line)
            elif included.startswith(COUNTY) and path.is_relative_to(self.root / "examples/kith"):
                continue
            elif parts[0] in ("src", "tests", "bench", "fuzz", ".", ".."):
                self.report(path, f"includes {included}: an example sees installed headers only", line)

    def check_county(self, path):
        for line, included in includes(path):
            parts = included.split("/")
            if parts[0] in ("src", "tests", "examples", "fuzz", ".", "..") or (parts[0] == "bench" and not included.startswith(COUNTY)):
                self.report(path, f"includes {included}: the county generator sees public headers and its own", line)

    def check_lists(self):
        """A file that no CMakeLists.txt names is never compiled, and a test in it never runs."""
        named = [(f"src/{floor}", "*.cc") for floor in self.order]
        named += [(f"tests/{floor}", "*_test.cc") for floor in self.order]
        named += [("tests/kith", "*_test.cc"), ("tests/county", "*_test.cc"), ("tests/worlds", "*.cc"), ("bench/county", "*.cc"), ("bench/peers", "*.cc"), ("bench", "*_bench.cc"), ("fuzz", "*_fuzz.cc"), ("examples/kith", "*.cc")]
        for folder, pattern in named:
            lists = self.root / folder / "CMakeLists.txt"
            code = "\n".join(line.split("#")[0] for line in lists.read_text().splitlines()) if lists.is_file() else ""
            for path in sorted((self.root / folder).rglob(pattern)):
                name = path.relative_to(self.root / folder).as_posix()
                stem = name[:-len("_fuzz.cc")] if folder == "fuzz" else name[:-len(".cc")]
                if not re.search(rf"(^|[\s(]){re.escape(stem)}(\.cc)?($|[\s)])", code):
                    self.report(path, f"is not named in {folder}/CMakeLists.txt, so nothing builds it")

    def check_globs(self):
        for path in sorted(self.root.rglob("*")):
            relative = path.relative_to(self.root)
            if relative.parts[0] in (".git", "build") or not path.is_file():
                continue
            if path.name == "CMakeLists.txt" or path.suffix == ".cmake":
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                    if GLOB.search(line.split("#")[0]):
                        self.report(path, "finds files by pattern: name them", number)


    def check_limits(self):
        """A maximum that other files see and no test uses is one that nobody has met. What comments and texts name is not used."""
        met = set()
        for path in sources(self.root / "tests"):
            code = COMMENT_OR_TEXT.sub(" ", path.read_text(encoding="utf-8"))
            met.update(re.findall(r"\bkMax\w+", code))
        for path in sources(self.root / "include/kith") + sources(self.root / "src"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                limit = LIMIT.match(line)
                if limit and limit.group(1) not in met:
                    self.report(path, f"{limit.group(1)}: no test uses it, so nothing shows what happens at it and beyond", number)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", required=True)
    parser.add_argument("--floors", required=True)
    args = parser.parse_args()
    breaches = House(args.root, args.floors.split(",")).check()
    print("\n".join(breaches) if breaches else "every include points down")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())

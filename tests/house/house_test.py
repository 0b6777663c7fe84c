#!/usr/bin/env python3
"""Shows that each check of this folder can fail: every test breaks one rule in a small tree and expects the report."""
import json
import os
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "cmake"))
import consumers  # noqa: E402
import defects  # noqa: E402
import floors  # noqa: E402
import headers  # noqa: E402
import test_summary  # noqa: E402

CXX = os.environ.get("KITH_CXX", "c++")

SOUND = {
    "include/kith/base/id.h": "#pragma once\n#include <cstdint>\n#include <absl/status/status.h>\n",
    "include/kith/geo/point.h": '#pragma once\n#include "kith/base/id.h"\n',
    "include/kith/interop/csv.h": '#pragma once\n#include "kith/geo/point.h"\n',
    "src/geo/point.cc": '#include "kith/geo/point.h"\n#include <boost/geometry.hpp>\n#include "src/geo/grid.h"\n',
    "src/geo/grid.h": "#pragma once\n",
    "src/geo/CMakeLists.txt": "kith_floor(geo\n  SOURCES point.cc)\n",
    "tests/geo/point_test.cc": '#include "kith/geo/point.h"\n',
    "tests/geo/CMakeLists.txt": "kith_test(geo point_test)\n",
    "examples/kith/main.cc": '#include <CLI/CLI.hpp>\n#include "kith/interop/csv.h"\n',
    "examples/kith/CMakeLists.txt": "kith_example(kith_program kith\n  SOURCES main.cc)\n",
}


def breaches(changes):
    """What floors.py says of the sound tree with some files replaced or added."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {**SOUND, **changes}.items():
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return floors.House(folder, ["base", "geo"]).check()


class Floors(unittest.TestCase):
    def expect(self, changes, *words):
        found = breaches(changes)
        self.assertEqual(len(found), 1, found)
        for word in words:
            self.assertIn(word, found[0])

    def test_a_sound_tree_has_no_breach(self):
        self.assertEqual(breaches({}), [])

    def test_a_public_header_that_looks_up(self):
        self.expect({"include/kith/base/up.h": '#pragma once\n#include "kith/geo/point.h"\n'},
                    "include/kith/base/up.h:2", "geo stands above base")

    def test_a_source_that_looks_up_in_angle_brackets(self):
        self.expect({"src/geo/grid.h": "#pragma once\n  #  include <kith/interop/csv.h>\n"}, "interop stands above geo")

    def test_a_private_header_of_a_higher_floor(self):
        self.expect({"src/base/CMakeLists.txt": "id.cc", "src/base/id.cc": '#include "src/geo/grid.h"\n'}, "geo stands above base")

    def test_an_include_in_a_comment_counts_for_nothing(self):
        self.assertEqual(breaches({"include/kith/base/id.h":
                                   '#pragma once\n// #include "kith/geo/point.h"\n/*\n#include "kith/geo/point.h"\n*/\n'}), [])

    def test_a_folder_that_is_no_floor(self):
        self.expect({"include/kith/attic/x.h": "#pragma once\n"}, "include/kith/attic", "no floor has this name")
        self.expect({"src/attic/x.txt": ""}, "src/attic", "no floor has this name")
        self.expect({"tests/attic/x.txt": ""}, "tests/attic", "no floor has this name")

    def test_an_include_of_a_floor_that_is_not_there(self):
        self.expect({"examples/kith/main.cc": '#include "kith/attic/x.h"\n'}, "no floor is named attic")
        self.expect({"src/geo/grid.h": '#pragma once\n#include "kith/attic/x.h"\n'}, "no floor is named attic")

    def test_a_file_outside_every_floor(self):
        self.expect({"include/kith/all.h": "#pragma once\n"}, "outside every floor")

    def test_a_public_header_with_heavy_includes(self):
        for heavy in ("boost/geometry.hpp", "absl/strings/string_view.h", "simdjson.h/x", "nlohmann/json.hpp", "libical/ical.h"):
            self.expect({"include/kith/geo/heavy.h": f"#pragma once\n#include <{heavy}>\n"}, heavy, "a public header sees")

    def test_a_public_header_that_is_not_whole_once_installed(self):
        self.expect({"include/kith/geo/bad.h": '#pragma once\n#include "src/geo/grid.h"\n'}, "not installed")

    def test_a_relative_include(self):
        self.expect({"src/geo/grid.h": '#pragma once\n#include "../base/id.h"\n'}, "from the top of the tree")
        self.expect({"src/geo/point.cc": '#include "grid.h"\n'}, "from the top of the tree")

    def test_an_example_that_sees_what_is_not_installed(self):
        self.expect({"examples/kith/main.cc": '#include "src/geo/grid.h"\n'}, "installed headers only")

    def test_what_the_county_generator_sees_and_who_sees_it(self):
        county = {"bench/county/CMakeLists.txt": "kith_support_library(kith_county SOURCES county.cc)\n",
                  "bench/county/county.cc": '#include "bench/county/county.h"\n#include "kith/interop/csv.h"\n'}
        self.expect({**county, "bench/county/county.cc": '#include "src/geo/grid.h"\n'}, "sees public headers and its own")
        self.expect({**county, "bench/county/stray.cc": ""}, "nothing builds it")
        self.expect({"bench/peers/CMakeLists.txt": "", "bench/peers/stray.cc": ""}, "nothing builds it")
        self.expect({**county, "examples/library/main.cc": '#include "bench/county/county.h"\n'}, "installed headers only")

    def test_a_header_without_a_guard(self):
        self.expect({"src/geo/grid.h": "\n"}, "#pragma once")

    def test_a_file_that_nothing_builds(self):
        self.expect({"src/geo/lost.cc": ""}, "src/geo/lost.cc", "nothing builds it")
        self.expect({"tests/geo/lost_test.cc": ""}, "tests/geo/lost_test.cc", "nothing builds it")
        self.expect({"src/geo/CMakeLists.txt": "# SOURCES point.cc\n"}, "src/geo/point.cc", "nothing builds it")
        self.expect({"src/geo/CMakeLists.txt": "SOURCES waypoint.cc\n"}, "src/geo/point.cc", "nothing builds it")

    def test_files_found_by_pattern(self):
        self.expect({"cmake/Find.cmake": "FILE( GLOB_RECURSE all *.cc)\n"}, "cmake/Find.cmake:1", "name them")

    def test_a_limit_that_no_test_names(self):
        limit = {"include/kith/geo/point.h": "#pragma once\ninline constexpr std::size_t kMaxPoints = 7;\n"}
        self.expect(limit, "include/kith/geo/point.h:2", "kMaxPoints", "no test uses it")
        self.expect({**limit, "tests/geo/point_test.cc": "kMaxPointsTwice\n"}, "kMaxPoints: no test uses it")
        for unused in ("// more than kMaxPoints\n", "/* kMaxPoints\n */\n", 'EXPECT_EQ(message, "over kMaxPoints");\n',
                       'R"x("kMaxPoints)x"\n'):
            self.expect({**limit, "tests/geo/point_test.cc": unused}, "kMaxPoints: no test uses it")
        self.assertEqual(breaches({**limit, "tests/geo/point_test.cc": 'Say("// \\" "), EXPECT_EQ(n, kMaxPoints);\n'}), [])

    def test_a_limit_within_a_floor_that_no_test_uses(self):
        header = {"src/geo/point.h": "#pragma once\ninline constexpr std::size_t kMaxPoints = 7;\n"}
        self.expect(header, "src/geo/point.h:2", "kMaxPoints: no test uses it")


class Defects(unittest.TestCase):
    def found(self, table, tests="TEST_F(A,\n       B) {\n"):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in (("docs/defects.md", table), ("tests/geo/a_test.cc", tests)):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return defects.check(root)

    def test_a_defect_with_its_test(self):
        self.assertEqual(self.found("| defect | fate | test |\n| --- | --- | --- |\n| `x` twice | cleared | `A.B` |\n"), [])

    def test_a_test_that_is_not_there(self):
        self.assertEqual(self.found("| x | cleared | `A.B`, `A.C` |\n"), ["docs/defects.md:1: there is no test A.C"])

    def test_a_defect_without_a_test(self):
        self.assertEqual(len(self.found("| x | cleared | |\n")), 1)

    def test_no_defects(self):
        self.assertEqual(self.found("none\n"), ["docs/defects.md: no defects"])


class Headers(unittest.TestCase):
    def failures(self, text):
        with tempfile.TemporaryDirectory() as folder:
            header = pathlib.Path(folder) / "include/kith/base/x.h"
            header.parent.mkdir(parents=True)
            header.write_text(text)
            return headers.failures(folder, CXX)[0]

    def test_a_sound_header(self):
        self.assertEqual(self.failures("#pragma once\n#include <string>\ninline std::string Name() { return {}; }\n"), [])

    def test_a_header_that_leans_on_another_include(self):
        self.assertIn("kith/base/x.h does not compile alone", self.failures("#pragma once\ninline std::string Name();\n")[0])

    def test_a_header_that_warns(self):
        self.assertEqual(len(self.failures("#pragma once\ninline int Narrow(long x) { return x; }\n")), 1)

    def test_a_header_that_does_not_guard_itself(self):
        self.assertEqual(len(self.failures("struct Twice {};\n")), 1)

    def test_no_headers_at_all(self):
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(headers.failures(folder, CXX)[0], ["no public headers found"])


class Consumers(unittest.TestCase):
    def test_a_package_that_is_not_there(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            with self.assertRaises(consumers.Failure) as caught:
                consumers.check_package(root, work / "nothing", work, "0.0.0", CXX, "")
            self.assertIn("kithConfig.cmake", str(caught.exception))
            with self.assertRaises(consumers.Failure):
                consumers.check_pkg_config(work / "nothing", work, "0.0.0", CXX, "")

    def test_a_program_of_another_version(self):
        with self.assertRaises(consumers.Failure):
            consumers.expect_version("/bin/pwd", "0.0.0")

    def test_an_example_that_ranks_nothing(self):
        with self.assertRaises(consumers.Failure):
            consumers.expect_ranking("/bin/echo", pathlib.Path("/"))

    def test_a_warning_flag_that_leaks(self):
        def leaks(command):
            with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                json.dump([{"file": "x.cc", "command": command}], file)
                file.flush()
                return consumers.leaked_flags(file.name)
        self.assertEqual(leaks("c++ -O1 -c x.cc"), [])
        self.assertEqual(leaks("c++ -DKITH_CONSUMER -Wall -Wextra -Werror -c x.cc"), [])
        self.assertEqual(len(leaks("c++ -Wall -c x.cc")), 1)
        self.assertEqual(len(leaks("c++ -DKITH_CONSUMER -Wshadow -c x.cc")), 1)


class Summary(unittest.TestCase):
    def count(self, cases, exit_code):
        with tempfile.NamedTemporaryFile("w", suffix=".xml") as file:
            file.write(f"<testsuite>{cases}</testsuite>")
            file.flush()
            return test_summary.count(file.name, exit_code)

    def test_what_ran_what_failed_and_why_one_did_not(self):
        cases = ('<testcase name="a" status="run"/><testcase name="b" status="fail"/>'
                 '<testcase name="c" status="notrun"><skipped message="SKIP_REGULAR_EXPRESSION_MATCHED"/>'
                 "<system-out>x_test.cc:5: Skipped\nno data here\n[  SKIPPED ]</system-out></testcase>")
        self.assertEqual(self.count(cases, 8), (1, 1, [("c", "no data here")]))

    def test_a_test_that_could_not_start_has_failed(self):
        case = '<testcase name="a" status="notrun"><skipped message="Unable to find executable"/></testcase>'
        self.assertEqual(self.count('<testcase name="b" status="run"/>' + case, 8), (1, 1, []))

    def test_nothing_ran(self):
        self.assertEqual(self.count("", 0), (0, 1, []))
        self.assertEqual(test_summary.count("/nothing/here.xml", 0), (0, 1, []))

    def test_ctest_failed_for_a_reason_of_its_own(self):
        self.assertEqual(self.count('<testcase name="a" status="run"/>', 1), (1, 1, []))


if __name__ == "__main__":
    unittest.main()

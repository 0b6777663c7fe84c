#!/usr/bin/env python3
"""bench/plot draws the numbers it is given, the same each time, and says what is wrong with them."""
import importlib.machinery
import importlib.util
import pathlib
import re
import sys
import tempfile
import unittest
import xml.etree.ElementTree

sys.dont_write_bytecode = True
PROGRAM = str(pathlib.Path(__file__).resolve().parents[2] / "bench/plot")
loader = importlib.machinery.SourceFileLoader("plot", PROGRAM)
spec = importlib.util.spec_from_loader("plot", loader)
plot = importlib.util.module_from_spec(spec)
loader.exec_module(plot)

NUMBERS = """services,ns a query: one by one,ns a query: in batches,build seconds
50000,1000,700,1
3000000,100000,2300,
300000,10000,1100,9.5
"""


class Plot(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.numbers = pathlib.Path(folder.name) / "scaling.csv"
        self.out = pathlib.Path(folder.name) / "scaling.svg"

    def draw(self, numbers):
        self.numbers.write_text(numbers)
        return plot.main(["--numbers", str(self.numbers), "--out", str(self.out)])

    def drawn(self):
        root = xml.etree.ElementTree.parse(self.out).getroot()
        lines = [element.get("points").split() for element in root.iter() if element.tag.endswith("polyline")]
        words = [element.text for element in root.iter() if element.tag.endswith("text")]
        return lines, words

    def test_a_line_for_each_column_and_a_panel_for_each_measure(self):
        self.assertEqual(self.draw(NUMBERS), 0)
        lines, words = self.drawn()
        self.assertEqual([len(line) for line in lines], [3, 3, 2])
        for word in ("ns a query", "one by one", "in batches", "build seconds", "100,000", "9.5", "50,000", "3 million"):
            self.assertIn(word, words)
        self.assertEqual(words.count("ns a query"), 1)

    def test_equal_factors_are_equal_steps(self):
        self.draw("services,ns a query\n50000,1\n500000,10\n5000000,100\n")
        (line,), _ = self.drawn()
        xs, ys = zip(*([float(number) for number in point.split(",")] for point in line))
        self.assertAlmostEqual(xs[1] - xs[0], xs[2] - xs[1], delta=0.11)
        self.assertAlmostEqual(ys[0] - ys[1], ys[1] - ys[2], delta=0.11)
        self.assertGreater(xs[1], xs[0])
        self.assertLess(ys[1], ys[0])

    def test_what_is_drawn_lies_within_the_drawing(self):
        self.draw(NUMBERS)
        text = self.out.read_text()
        width, height = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', text).groups())
        for name, end in (("x", width), ("y", height), ("cx", width), ("cy", height)):
            for value in re.findall(rf' {name}="([^"]+)"', text):
                self.assertTrue(0 <= float(value) <= end, (name, value))

    def test_the_same_numbers_give_the_same_bytes_in_any_order_of_rows(self):
        self.draw(NUMBERS)
        before = self.out.read_bytes()
        head, *rows = NUMBERS.splitlines()
        self.draw("\n".join([head, *sorted(rows)]) + "\n")
        self.assertEqual(self.out.read_bytes(), before)

    def test_a_drawing_of_other_numbers_is_found(self):
        self.draw(NUMBERS)
        check = ["--numbers", str(self.numbers), "--out", str(self.out), "--check"]
        self.assertEqual(plot.main(check), 0)
        self.numbers.write_text(NUMBERS.replace("700", "701"))
        self.assertEqual(plot.main(check), 1)
        self.out.unlink()
        self.assertEqual(plot.main(check), 1)
        self.numbers.unlink()
        self.assertEqual(plot.main(check), 0)

    def test_numbers_that_cannot_be_drawn(self):
        for numbers in ("", "query,ns\n1,2\n", "services,ns\n1,0\n", "services,ns\n1,fast\n", "services,ns\n1,nan\n",
                        "services,ns\n1,2,3\n", "services,ns\n1,\n", "services" + ",a: x" * 5 + "\n1" + ",2" * 5 + "\n"):
            self.assertEqual(self.draw(numbers), 2, numbers)
            self.assertFalse(self.out.exists())


if __name__ == "__main__":
    unittest.main()

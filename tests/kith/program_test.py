#!/usr/bin/env python3
"""Runs the program as its users do: exit codes, messages, pipes, terminals. program_test.py <kith> <source tree>"""
import csv
import fcntl
import json
import os
import pathlib
import pty
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
import xml.etree.ElementTree

KITH = sys.argv[1]
ROOT = pathlib.Path(sys.argv[2])
SAMPLE = str(ROOT / "examples/data/los_angeles")
ROSA = str(ROOT / "examples/data/households/rosa.json")
AS_OF = ["--as-of", "2026-11-24T10:00"]


def kith(*arguments, stdin="", env=None):
    return subprocess.run([KITH, *arguments], input=stdin, capture_output=True, text=True, timeout=120,
                          env={**os.environ, **(env or {})})


def rank(*arguments, clients=ROSA, **options):
    return kith("rank", "--catalog", SAMPLE, "--clients", clients, *AS_OF, *arguments, **options)


def on_a_terminal(*arguments, env=None, columns=100):
    """What the program writes where standard output and error are a terminal."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {**os.environ, "TERM": "xterm", **(env or {})}
    if not env or "NO_COLOR" not in env:
        environment.pop("NO_COLOR", None)
    with subprocess.Popen([KITH, *arguments], stdout=child, stderr=child, stdin=subprocess.DEVNULL, env=environment) as run:
        os.close(child)
        output = b""
        while select.select([parent], [], [], 120)[0]:
            try:
                block = os.read(parent, 65536)
            except OSError:  # the other end is closed
                break
            if not block:
                break
            output += block
        os.close(parent)
        return run.wait(), output.decode()


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def refused(self, run, *words, lines=1):
        """Exit code 2, nothing on standard output, and one message of so many lines that says all of `words`."""
        self.assertEqual(run.returncode, 2, run)
        self.assertEqual(run.stdout, "")
        self.assertTrue(run.stderr.startswith("kith: "), run.stderr)
        self.assertEqual(run.stderr.count("\n"), lines, run.stderr)
        for word in words:
            self.assertIn(word, run.stderr)


class Usage(Case):
    def test_help_names_every_command_and_option(self):
        help_text = kith("--help")
        self.assertEqual((help_text.returncode, help_text.stderr), (0, ""))
        for word in ("import", "check", "rank", "explain", "areas", "--version", "Exit codes", "NO_COLOR", "Examples"):
            self.assertIn(word, help_text.stdout)
        options = {"import": ["--from", "--out", "--report", "--strict", "--time-zone", "SOURCE"],
                   "areas": ["SOURCE", "--type", "--code", "--name", "--join", "--where", "--keep", "--max-change", "--check", "--catalog",
                             "--format", "--out", "--into", "--zcta", "--strict"],
                   "check": ["DIR", "--against", "--format", "--out", "--strict", "--as-of"],
                   "rank": ["--catalog", "--clients", "--need", "--top", "--as-of", "--policy", "--format"],
                   "explain": ["--catalog", "--client", "--client-id", "--need", "--offer", "--as-of", "--policy", "--format"]}
        for command, names in options.items():
            text = kith(command, "--help").stdout
            self.assertIn("Example", text)
            for name in names:
                self.assertIn(name, text, command)

    def test_version(self):
        run = kith("--version")
        self.assertEqual(run.returncode, 0)
        self.assertRegex(run.stdout, r"^kith \d+\.\d+\.\d+\n$")

    def test_files_that_are_too_long_are_refused_before_they_are_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "long")
            with open(path, "wb") as file:
                file.truncate((4 << 30) + 1)  # sparse
            self.refused(rank(clients=path), path + ": longer than the limit of 4,294,967,296 bytes")
            with open(ROOT / "examples/data/los_angeles/service_at_location.csv", newline="") as offers:
                offer = next(csv.DictReader(offers))["id"]
            explain = ["explain", "--catalog", SAMPLE, "--need", "food", "--offer", offer, *AS_OF]
            self.refused(kith(*explain, "--client", path), path + ": longer than the limit of 4,294,967,296 bytes")
            self.refused(rank("--policy", path), path + ": longer than the limit of 1,048,576 bytes")
            with open(path, "wb") as file:
                file.write(b"{}" + b" " * ((1 << 20) - 2))
            self.assertEqual(rank("--policy", path).returncode, 0)

    def test_what_is_not_known_is_an_error_with_the_nearest(self):
        self.refused(kith(), "no command")
        self.refused(kith("rnak"), "unknown command rnak", "did you mean rank?")
        self.refused(kith("rank", "--catlog", SAMPLE), "unknown option --catlog", "did you mean --catalog?")
        self.refused(kith("--versoin"), "unknown option --versoin", "did you mean --version?")
        self.refused(kith("rank", "--catalog", SAMPLE), "--clients")
        self.refused(rank("--format", "xml"), "--format")
        self.refused(rank("--top", "0"), "--top")
        self.refused(rank("--top", "many"), '--top: "many": expected a whole number from 1 to 1,000,000')
        self.assertEqual(rank("--top", "1000000").returncode, 0)
        self.refused(rank("--top", "1000001"), '--top: "1000001": expected a whole number from 1 to 1,000,000')
        self.refused(rank("--top", "-1"), '--top: "-1": expected a whole number from 1 to 1,000,000')
        self.refused(kith("rank", "--clients=", "--catalog", SAMPLE), "--clients= has no value")
        self.refused(kith("rank", "--catalog", SAMPLE, "--clients", ROSA, "extra"), "extra")


class Rank(Case):
    def test_text_has_a_table_reasons_and_versions(self):
        run = rank("--need", "food")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for word in ("Service", "Organization", "Travel", "Hours", "Room", "Score", "Why", "Not shown", "Near miss",
                     "catalog", "rules", "policy", "Sample"):
            self.assertIn(word, run.stdout)

    def test_json_is_one_line_for_each_household(self):
        clients = self.file("two.ndjson", json.dumps({"id": "a", "place": {"zip": "90033"}}) + "\n" +
                            json.dumps({"id": "b", "needs": [{"term": "food"}, {"term": "legal"}]}) + "\n")
        run = rank("--need", "food", "--format", "json", "--top", "3", clients=clients)
        self.assertEqual(run.returncode, 0, run.stderr)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual([answer["household"] for answer in answers], ["a", "b"])
        for answer in answers:
            self.assertEqual([need["need"]["term"] for need in answer["needs"]], ["food"])
            self.assertLessEqual(len(answer["needs"][0]["offers"]), 3)
            for offer in answer["needs"][0]["offers"]:
                self.assertEqual(offer["score"], sum(part["points"] for part in offer["parts"]))

    def test_need_keeps_what_the_household_says_of_it(self):
        run = rank("--need", "Food", "--format", "json")
        need = json.loads(run.stdout)["needs"][0]["need"]
        self.assertEqual((need["urgency"], need["free"]), ("today", True))

    def test_equal_questions_have_equal_answers(self):
        self.assertEqual(rank("--format", "json").stdout, rank("--format", "json").stdout)

    def test_without_as_of_the_answer_states_the_moment(self):
        answer = json.loads(kith("rank", "--catalog", SAMPLE, "--clients", ROSA, "--format", "json", "--top", "1").stdout)
        again = kith("rank", "--catalog", SAMPLE, "--clients", ROSA, "--format", "json", "--top", "1", "--as-of", answer["as_of"])
        self.assertEqual(json.loads(again.stdout), answer)

    def test_standard_input(self):
        run = rank("--need", "food", "--top", "1", clients="-", stdin='{"id": "caller", "place": {"zip": "90033"}}')
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("caller on Tue 2026-11-24 10:00", run.stdout)

    def test_a_zip_alone_gives_an_interval_of_travel(self):
        run = rank("--need", "food", "--top", "5", clients="-", stdin='{"id": "caller", "place": {"zip": "90033"}}')
        self.assertRegex(run.stdout, r"~\d+-\d+ min")

    def test_a_policy_file_changes_the_score_and_the_version(self):
        policy = self.file("policy.json", json.dumps({"weights": {"proximity": 5500, "fit": 0}}))
        mine = json.loads(rank("--format", "json", "--policy", policy).stdout)
        default = json.loads(rank("--format", "json").stdout)
        self.assertNotEqual(mine["versions"]["policy"], default["versions"]["policy"])
        self.assertEqual(mine["versions"]["catalog"], default["versions"]["catalog"])

    def test_a_wrong_line_is_named_and_the_others_are_answered(self):
        clients = self.file("clients.ndjson", '{"id": "a", "needs": [{"term": "food"}]}\n'
                            '{"id": "b", "needs": [{"term": "food", "urgency": "soon"}]}\n'
                            '{"id": "c", "needs": [{"term": "food"}\n'
                            '{"id": "d", "needs": [{"term": "legal"}]}\n')
        run = rank("--format", "json", clients=clients)
        self.assertEqual(run.returncode, 2)
        self.assertEqual([json.loads(line)["household"] for line in run.stdout.splitlines()], ["a", "d"])
        self.assertIn('clients.ndjson:2: needs[0].urgency: "soon": expected today, this_week or whenever', run.stderr)
        self.assertIn("clients.ndjson:3: not JSON", run.stderr)

    def test_a_need_of_no_term_is_named_and_the_others_are_answered(self):
        clients = self.file("clients.ndjson", '{"id": "a", "needs": [{"term": "food"}, {"term": "qqq"}]}\n'
                            '{"id": "b", "needs": [{"term": "legal"}]}\n')
        text = rank(clients=clients)
        self.assertEqual(text.returncode, 2)
        self.assertIn("a on Tue", text.stdout)
        self.assertIn("Food, this week: ", text.stdout)
        self.assertIn("b on Tue", text.stdout)
        self.assertIn('clients.ndjson:1: needs[1].term: household a: need "qqq" is not a term of the directory', text.stderr)
        run = rank("--format", "json", clients=clients)
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr, text.stderr)
        first, second = [json.loads(line) for line in run.stdout.splitlines()]
        food, failed = first["needs"]
        self.assertIsNone(food["error"])
        self.assertGreater(len(food["offers"]), 0)
        self.assertIn('"qqq" is not a term of the directory', failed["error"])
        self.assertEqual((failed["need"]["term"], failed["term"], failed["offers"]), ("qqq", None, []))
        self.assertEqual(set(food), set(failed))
        self.assertEqual(second["household"], "b")

    def test_a_need_that_the_option_names_is_blamed_on_the_option(self):
        self.refused(rank("--need", "fod"), '--need: "fod" is not a term of the directory (did you mean ')
        self.refused(kith("explain", "--catalog", SAMPLE, "--client", ROSA, "--need", "fod", "--offer", "x", *AS_OF), "--need:")

    def test_each_line_is_answered_as_it_comes(self):
        with subprocess.Popen([KITH, "rank", "--catalog", SAMPLE, "--clients", "-", "--format", "json", *AS_OF],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as run:
            for name in ("a", "b"):
                run.stdin.write(json.dumps({"id": name, "needs": [{"term": "food"}]}) + "\n")
                run.stdin.flush()
                self.assertTrue(select.select([run.stdout], [], [], 120)[0], "no answer while the input is open")
                self.assertEqual(json.loads(run.stdout.readline())["household"], name)
            run.stdin.close()
            self.assertEqual(run.wait(), 0)

    def test_one_household_over_several_lines(self):
        text = json.dumps({"id": "a", "needs": [{"term": "food"}]}, indent=2)
        run = rank("--format", "json", clients=self.file("one.json", text))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(json.loads(run.stdout)["household"], "a")

    def test_utf16_is_named(self):
        path = self.folder / "wide.ndjson"
        for encoding in ("utf-16", "utf-16-le"):
            path.write_bytes('{"id": "a"}\n{"id": "b"}\n'.encode(encoding))
            self.refused(rank("--need", "food", clients=str(path)), "wide.ndjson:1: the file is UTF-16; UTF-8 is expected")

    def test_bad_input_says_file_line_field_and_what_was_expected(self):
        self.refused(rank(clients="-", stdin="{"), "standard input:1: not JSON")
        self.refused(rank(clients="-", stdin=""), "standard input: holds no household")
        self.refused(rank(clients="-", stdin='{"id": "a"}'), "standard input:1", "states no needs", "--need")
        run = rank(clients="-", stdin='{"id": "a", "needs": [{"term": "fod"}]}')
        self.assertEqual((run.returncode, run.stderr.count("\n")), (2, 1))
        self.assertIn("standard input:1", run.stderr)
        self.assertIn('Not answered: household a: need "fod" is not a term', run.stdout)  # who reads the answers sees it, too
        self.refused(rank(clients="missing.ndjson"), "missing.ndjson: cannot be read: No such file")
        self.refused(rank(clients=str(self.folder)), "cannot be read")
        self.refused(rank("--policy", self.file("p.json", '{"wieghts": {}}')), "p.json", "did you mean weights?")
        self.refused(rank("--policy", self.file("p.json", '{"travel": {"detour_percent": 5}}')), "p.json: travel.detour_percent: 5")
        self.refused(kith("rank", "--catalog", SAMPLE, "--clients", ROSA, "--as-of", "yesterday"), "--as-of", "yesterday", "expected a time")
        self.refused(kith("rank", "--catalog", str(self.folder / "none"), "--clients", ROSA), "none")
        self.refused(kith("rank", "--catalog", str(self.folder), "--clients", ROSA), "services.csv")

    def test_no_message_brings_a_control_character_to_the_terminal(self):
        run = rank(clients="-", stdin='{"id": "a", "travel_mode": "\\u001b[31mcar"}')
        self.assertNotIn("\x1b", run.stderr)


class Readme(Case):
    """The README shows what the program prints."""

    def test_the_output_under_the_first_command_is_the_programs(self):
        page = (ROOT / "README.md").read_text().splitlines()
        begin = next(i for i, line in enumerate(page) if line.startswith("    $ build/release/bin/kith rank "))
        end = next(i for i in range(begin, len(page)) if page[i].startswith("(her other needs follow)"))
        command = page[begin].removeprefix("    $ build/release/bin/kith ").split()
        run = subprocess.run([KITH, *command], capture_output=True, text=True, cwd=ROOT, timeout=120)
        self.assertEqual(run.returncode, 0, run.stderr)
        expected = "\n".join(line[4:] for line in page[begin + 1:end]).rstrip()
        self.assertGreater(len(expected.splitlines()), 20)
        self.assertEqual(run.stdout[:len(expected)], expected)


class Explain(Case):
    def offers(self):
        need = json.loads(rank("--need", "food", "--format", "json").stdout)["needs"][0]
        return need["offers"][0]["offer"], need["near_misses"][0]["offer"]

    def explain(self, offer, *arguments, client=ROSA, **options):
        return kith("explain", "--catalog", SAMPLE, "--client", client, "--need", "food", "--offer", offer, *AS_OF, *arguments, **options)

    def test_says_why_and_why_not(self):
        offered, shut_out = self.offers()
        text = self.explain(offered)
        self.assertEqual(text.returncode, 0, text.stderr)
        self.assertIn("Ranked 1 of ", text.stdout)
        why_not = self.explain(shut_out)
        self.assertEqual(why_not.returncode, 0, why_not.stderr)
        self.assertIn("Why not", why_not.stdout)
        self.assertIn("Change", why_not.stdout)

    def test_json_agrees_with_the_ranking(self):
        offered, shut_out = self.offers()
        explained = json.loads(self.explain(offered, "--format", "json").stdout)
        ranked = json.loads(rank("--need", "food", "--format", "json").stdout)
        first = ranked["needs"][0]["offers"][0]
        self.assertEqual(explained["rank"], first.pop("rank"))
        self.assertEqual(explained["offer"], first)
        self.assertEqual(explained["versions"], ranked["versions"])
        missed = json.loads(self.explain(shut_out, "--format", "json").stdout)
        self.assertFalse(missed["ranked"])
        self.assertEqual(missed["exclusions"][0]["reason"], ranked["needs"][0]["near_misses"][0]["reason"])

    def test_client_id_picks_one_of_several(self):
        offered, _ = self.offers()
        several = self.file("several.ndjson", '{"id": "a"}\n{"id": "b"}\n')
        self.refused(self.explain(offered, client=several), "several.ndjson: holds 2 households", "--client-id")
        self.refused(self.explain(offered, "--client-id", "c", client=several), "no household has the id c")
        run = self.explain(offered, "--client-id", "b", "--format", "json", client=several)
        self.assertEqual(json.loads(run.stdout)["household"], "b")

    def test_text_names_every_offer_that_can_be_explained(self):
        answer = json.loads(rank("--need", "food", "--format", "json").stdout)["needs"][0]
        text = " ".join(rank("--need", "food").stdout.split())
        for offer in answer["offers"]:
            self.assertIn("Offer " + offer["offer"], text)
        for offer in answer["near_misses"]:
            self.assertIn("(offer " + offer["offer"] + ")", text)
            if offer["location"] and offer["location"] != offer["organization"]:
                self.assertIn(f'{offer["organization"]}, {offer["location"]}: ', text)

    def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(self):
        offered, _ = self.offers()
        whole = self.explain(offered)
        self.assertEqual(self.explain(offered[:10]).stdout, whole.stdout)
        self.refused(self.explain(offered[:5]), "--offer: " + offered[:5])
        source = self.folder / "source"
        shutil.copytree(SAMPLE, source)
        path = source / "service_at_location.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        original = next(line for line in lines if line.startswith(offered))
        lines.append(original.replace(offered, offered[:-1] + ("0" if offered[-1] != "0" else "1")))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        run = kith("explain", "--catalog", str(source), "--client", ROSA, "--need", "food", "--offer", offered[:10], *AS_OF)
        self.refused(run, "2 ids begin with " + offered[:10], offered)

    def test_an_unknown_offer_is_an_error(self):
        self.refused(self.explain("nothing"), "--offer: nothing", "service_at_location.csv")


class ImportAndCheck(Case):
    def test_check_counts_what_is_there(self):
        run = kith("check", SAMPLE, *AS_OF)
        self.assertEqual(run.returncode, 0, run.stderr)
        for word in ("services.csv", "Offers by need", "Food", "hours", "the area served", "room", "rules"):
            self.assertIn(word, run.stdout)
        counts = json.loads(kith("check", SAMPLE, "--format", "json", *AS_OF).stdout)
        self.assertEqual(counts["account"]["tables"][1]["read"], counts["organizations"])
        self.assertGreater(counts["offers"], 100)

    def test_check_says_what_to_fix_first(self):
        run = kith("check", SAMPLE, *AS_OF)
        for word in ("ready for a referral", "What to fix first", "no hours", "Organizations, worst first", "Sites that may be one",
                     "Nothing is merged"):
            self.assertIn(word, run.stdout)
        self.assertLess(run.stdout.index("What to fix first"), run.stdout.index("Records"))
        report = json.loads(kith("check", SAMPLE, "--format", "json", *AS_OF).stdout)
        health = report["health"]
        self.assertEqual(health["points"], sum(kind["points"] for kind in health["troubles"]))
        self.assertEqual(len(health["findings"]), sum(kind["records"] for kind in health["troubles"]))
        self.assertEqual(health["points"], sum(one["points"] for one in health["organizations"]))
        self.assertEqual(sorted((one["points"] for one in health["organizations"]), reverse=True),
                         [one["points"] for one in health["organizations"]])
        self.assertEqual(report["duplicates"]["sites_compared"] + report["duplicates"]["confidential_sites"], report["locations"])

    def test_check_writes_a_page_that_asks_for_nothing(self):
        page = self.folder / "report.html"
        run = kith("check", SAMPLE, "--out", str(page), *AS_OF)
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))
        text = page.read_text(encoding="utf-8")
        self.assertEqual(text, kith("check", SAMPLE, "--format", "html", *AS_OF).stdout)
        xml.etree.ElementTree.fromstring(text.split("\n", 1)[1])  # raises where it is not well formed
        self.assertIn("<svg ", text)
        for fetching in ("<script", "<img", "<link", "<iframe", "url(", "@import", 'src="', 'href="', "http:", "https:"):
            self.assertNotIn(fetching, text)
        as_json = self.folder / "report.json"
        self.assertEqual(kith("check", SAMPLE, "--out", str(as_json), *AS_OF).returncode, 0)
        self.assertIn("health", json.loads(as_json.read_text(encoding="utf-8")))
        self.refused(kith("check", SAMPLE, "--out", str(self.folder / "no/such.html")), "no/such.html")
        self.refused(kith("check", SAMPLE, "--format", "pdf"), "--format")

    def test_check_against_another_directory_finds_its_sites_there(self):
        other = self.folder / "other"
        shutil.copytree(SAMPLE, other)
        run = kith("check", SAMPLE, "--against", str(other), "--format", "json", *AS_OF)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        duplicates = json.loads(run.stdout)["duplicates"]
        self.assertEqual(duplicates["sources"], [SAMPLE, str(other)])
        across = {frozenset(member["id"] for member in group["members"]) for group in duplicates["sites"] if group["across"]}
        self.assertGreater(len([ids for ids in across if len(ids) == 1]), 30, "a site is found by itself")
        self.refused(kith("check", SAMPLE, "--against", str(self.folder / "none")), "none")

    def test_check_is_strict_where_it_is_asked_to_be(self):
        self.assertEqual(kith("check", SAMPLE, *AS_OF).returncode, 0)
        self.assertEqual(kith("check", SAMPLE, "--strict", *AS_OF).returncode, 1)

    def test_check_knows_nothing_of_where_a_confidential_site_is(self):
        source = self.folder / "source"
        shutil.copytree(SAMPLE, source)

        def answers():
            return [kith("check", str(source), "--against", SAMPLE, "--format", form, *AS_OF).stdout
                    for form in ("text", "json", "html")]

        before = answers()
        self.assertTrue(all(before))
        with (source / "locations.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        hidden = [row for row in rows if row["confidential"] == "true"]
        self.assertTrue(hidden)
        for row in hidden:  # another continent
            row.update(name="House by the sea", description="Blue door", latitude="52.38", longitude="4.82", transportation="Tram 5")
        with (source / "locations.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        self.assertEqual(before, answers())

    def test_import_of_an_import_changes_nothing(self):
        first, second = self.folder / "first", self.folder / "second"
        run = kith("import", "--from", "hsds3", SAMPLE, "--out", str(first))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("Written to", run.stdout)
        self.assertEqual(kith("import", "--from", "hsds3", str(first), "--out", str(second)).returncode, 0)
        names = sorted(p.relative_to(first) for p in first.rglob("*") if p.is_file())
        self.assertEqual(names, sorted(p.relative_to(second) for p in second.rglob("*") if p.is_file()))
        for name in names:
            self.assertEqual((first / name).read_bytes(), (second / name).read_bytes(), name)

    def test_the_worked_example_of_mappings_is_what_the_program_prints(self):
        page = (ROOT / "docs/mapping.md").read_text(encoding="utf-8")

        def block(after):
            lines = page.split(after, 1)[1].splitlines()[1:]
            start = next(i for i, line in enumerate(lines) if line.startswith("    "))
            end = next(i for i, line in enumerate(lines) if i > start and line and not line.startswith("    "))
            return "\n".join(line[4:] for line in lines[start:end]).rstrip("\n") + "\n"

        tables = self.file("pantries.csv", block("`pantries.csv`, out of a spreadsheet"))
        mapping = self.file("pantries.mapping", block("`pantries.mapping`:"))
        out = self.folder / "out"
        run = kith("import", "--from", "mapping:" + mapping, tables, "--out", str(out))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn(block("The account:"), run.stdout)
        client = self.file("client.json", json.dumps({"id": "c", "place": {"zip": "90220"}, "needs": [{"term": "food"}]}))
        run = kith("rank", "--catalog", str(out), "--clients", client, *AS_OF)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("Hope Pantry", run.stdout)
        self.assertIn("Faith Kitchen", run.stdout)
        self.assertNotIn("Old Pantry", run.stdout)

    def test_a_wrong_mapping_is_named_with_its_line(self):
        mapping = self.file("p.mapping", "[source pantries]\nfile = p.csv\n\n[organizations from pantries]\nid = {Number}\n")
        tables = self.file("p.csv", "No,Name\n7,Hope\n")
        out = str(self.folder / "out")
        self.refused(kith("import", "--from", "mapping:" + mapping, tables, "--out", out), "p.mapping:5", "Number", "p.csv")
        self.refused(kith("import", "--from", "mapping:" + mapping, str(self.folder / "none.csv"), "--out", out), "none.csv")
        self.refused(kith("import", "--from", "mapping:", tables, "--out", out), "mapping:FILE")
        self.refused(kith("import", "--from", "mapping:" + str(self.folder / "no.mapping"), tables, "--out", out), "no.mapping")
        self.assertFalse((self.folder / "out").exists())

    def test_a_snapshot_is_taken_wherever_a_directory_is(self):
        snapshot, back = str(self.folder / "sample.kith"), self.folder / "back"
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", snapshot).returncode, 0)
        for arguments in (["--format", "json"], ["--need", "food", "--top", "3"]):
            run = kith("rank", "--catalog", snapshot, "--clients", ROSA, *AS_OF, *arguments)
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertEqual(run.stdout, rank(*arguments).stdout)
        counts = []
        for source in (SAMPLE, snapshot):
            answer = kith("check", source, "--format", "json", *AS_OF).stdout
            counts.append(json.loads(answer.replace(json.dumps(source), '"the source"')))
        for count in counts:
            self.assertEqual(count.pop("account")["issues"], [])
        self.assertEqual(counts[0], counts[1])
        self.assertEqual(kith("import", "--from", "kith", snapshot, "--out", str(back)).returncode, 0)
        once = self.folder / "once"
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", str(once)).returncode, 0)
        files = sorted(str(path.relative_to(once)) for path in once.rglob("*") if path.is_file())
        self.assertEqual(files, sorted(str(path.relative_to(back)) for path in back.rglob("*") if path.is_file()))
        for name in files:
            self.assertEqual((once / name).read_bytes(), (back / name).read_bytes(), name)

    def test_a_damaged_snapshot_is_named(self):
        snapshot = self.folder / "sample.kith"
        kith("import", "--from", "hsds3", SAMPLE, "--out", str(snapshot))
        whole = snapshot.read_bytes()
        for at in range(0, len(whole), len(whole) // 40):
            snapshot.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1:])
            self.refused(kith("rank", "--catalog", str(snapshot), "--clients", ROSA, *AS_OF), str(snapshot))
        snapshot.write_bytes(whole[:len(whole) // 2])
        self.refused(kith("check", str(snapshot)), str(snapshot), "damaged: it ends after")
        snapshot.write_text("id,name\n")
        self.refused(kith("import", "--from", "kith", str(snapshot), "--out", str(self.folder / "out")), "no Kith snapshot")
        self.refused(kith("rank", "--catalog", str(self.folder / "none.kith"), "--clients", ROSA), "none.kith")

    def broken(self):
        """The sample with a service at location that names no service."""
        source = self.folder / "broken"
        shutil.copytree(SAMPLE, source)
        path = source / "service_at_location.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        header = lines[0].split(",")
        lines.append(",".join({"id": "lost", "service_id": "nowhere", "location_id": "nowhere"}.get(c, "") for c in header))
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return source

    def test_strict_writes_nothing_where_a_record_is_rejected(self):
        source, out = self.broken(), self.folder / "out"
        report = self.folder / "report.json"
        run = kith("import", "--from", "hsds3", str(source), "--out", str(out), "--strict", "--report", str(report))
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("kith: 1 record rejected, and --strict was given", run.stderr)
        self.assertFalse(out.exists())
        issues = json.loads(report.read_text())["issues"]
        self.assertTrue(any(issue["record"] == "lost" and issue["fate"] == "rejected" for issue in issues), issues)
        text_report = self.folder / "report.txt"
        self.assertEqual(kith("import", "--from", "hsds3", str(source), "--out", str(out), "--report", str(text_report)).returncode, 0)
        self.assertIn("lost", text_report.read_text())
        self.assertTrue((out / "services.csv").exists())

    def test_check_and_rank_say_what_was_left_out(self):
        source = str(self.broken())
        self.assertEqual(kith("check", source).returncode, 1)
        run = kith("rank", "--catalog", source, "--clients", ROSA, *AS_OF)
        self.assertEqual(run.returncode, 0)
        self.assertIn("left out 1 record", run.stderr)

    def test_a_wrong_rule_file_is_named_with_its_line(self):
        source = self.folder / "source"
        shutil.copytree(SAMPLE, source)
        (source / "rules/wrong.rules").write_text('rule x {\n  for service "a"\n}\n')
        self.refused(kith("check", str(source)), "wrong.rules", "2", lines=3)  # the line and a caret under the place

    def test_the_time_zone_that_was_assumed_is_said(self):
        source = self.folder / "source"
        shutil.copytree(SAMPLE, source)
        (source / "datapackage.json").unlink()
        report = self.folder / "report.txt"
        arguments = ["import", "--from", "hsds3", str(source), "--out", str(self.folder / "out"), "--report", str(report)]
        self.assertIn("America/Los_Angeles is assumed", kith(*arguments).stdout)
        self.assertIn("America/Los_Angeles is assumed", report.read_text())
        self.assertNotIn("is assumed", kith(*arguments, "--time-zone", "America/New_York").stdout)

    def test_wrong_sources_and_targets(self):
        out = str(self.folder / "out")
        self.refused(kith("import", "--from", "hsds3", str(self.folder / "none"), "--out", out), "none")
        self.refused(kith("import", "--from", "hsds4", SAMPLE, "--out", out), "--from")
        self.refused(kith("import", "--from", "hsds3", SAMPLE, "--out", out, "--time-zone", "Mars/Base"), "Mars/Base")
        self.file("out.txt", "x")
        run = kith("import", "--from", "hsds3", SAMPLE, "--out", str(self.folder / "out.txt"))
        self.assertEqual(run.returncode, 2)
        self.assertTrue(run.stderr.startswith("kith: "))
        run = kith("import", "--from", "hsds3", SAMPLE, "--out", out, "--report", str(self.folder / "no/such/report.txt"))
        self.assertEqual(run.returncode, 2)
        self.assertIn("cannot be written", run.stderr)


def feature(properties, ring, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": [ring]}}


def square(lng, lat, size):
    return [[lng, lat], [lng + size, lat], [lng + size, lat + size], [lng, lat + size], [lng, lat]]


class Areas(Case):
    def collection(self, *features, name="areas.geojson"):
        return self.file(name, json.dumps({"type": "FeatureCollection", "features": list(features)}))

    def zips(self):
        bow_tie = [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
        return self.collection(feature({"zip": "90033"}, square(-118.23, 34.03, 0.05)[::-1]), feature({"zip": "90001"}, bow_tie))

    def test_lists_areas_with_their_figures(self):
        run = kith("areas", self.collection(feature({"city_name": "A"}, square(-118, 34, 0.5))))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for word in ("Code", "Vertices", "km2", "2554.452", "34.0000 -118.0000 to 34.5000 -117.5000", "1 area of 1 feature", "type city, name city_name"):
            self.assertIn(word, run.stdout)

    def test_check_tells_repairs_and_rejections_and_exits_with_1(self):
        run = kith("areas", "--check", self.zips())
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertIn("feature 1 (90033): repaired: polygon 1, ring 1: turned counter-clockwise", run.stdout)
        self.assertIn("feature 2 (90001): rejected: polygon 1, ring 1: crosses itself", run.stdout)
        self.assertIn("over 1.000000%", run.stdout)
        self.assertEqual(kith("areas", "--check", "--max-change", "100", self.zips()).returncode, 0)
        listed = kith("areas", self.zips())
        self.assertEqual(listed.returncode, 0)
        self.assertIn("kith: left out 1 feature; kith areas --check says which", listed.stderr)
        answer = json.loads(kith("areas", "--check", "--format", "json", self.zips()).stdout)
        self.assertEqual((answer["numbers"]["rejected"], answer["numbers"]["rings_turned"]), (1, 1))
        self.assertEqual([issue["fate"] for issue in answer["account"]["issues"]], ["repaired", "rejected"])

    def test_converts_to_clean_geojson_that_is_read_back(self):
        out = self.folder / "clean.geojson"
        run = kith("areas", self.zips(), "--out", str(out))
        self.assertEqual(run.returncode, 0, run.stderr)
        clean = json.loads(out.read_text())
        self.assertEqual(clean["features"][0]["properties"], {"area_type": "zip", "code": "90033", "name": "90033"})
        again = kith("areas", str(out), "--type", "zip", "--code", "code", "--name", "name", "--format", "geojson")
        self.assertEqual(json.loads(again.stdout), clean)
        self.assertEqual(kith("areas", str(out), "--check").returncode, 0)

    def test_strict_writes_nothing_where_a_feature_is_rejected(self):
        out = self.folder / "clean.geojson"
        run = kith("areas", self.zips(), "--out", str(out), "--strict")
        self.assertEqual(run.returncode, 1)
        self.assertIn("1 feature rejected, and --strict was given", run.stderr)
        self.assertFalse(out.exists())

    def test_joins_features_by_a_property(self):
        pieces = [feature({"city_name": name, "kind": kind}, square(lng, 34, 1))
                  for name, kind, lng in (("A", "Land", -118), ("A", "Land", -117), ("A", "Pier", -110), ("B", "Land", -100))]
        run = kith("areas", self.collection(*pieces), "--join", "city_name", "--where", "kind=Land", "--format", "json")
        areas = json.loads(run.stdout)["areas"]
        self.assertEqual([(a["name"], a["parts"], a["vertices"]) for a in areas], [("A", 1, 6), ("B", 1, 4)])

    def test_puts_areas_into_a_directory_that_ranks_by_them(self):
        folder = self.folder / "directory"
        shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("README.md"))
        boxes = self.file("boxes.csv", "zip,name\n90099,Los Angeles post-office boxes\n")
        run = kith("areas", self.zips(), boxes, "--into", str(folder), "--zcta", "--catalog", str(folder))
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("added", run.stdout)
        self.assertRegex(run.stdout, r"of \d+ addresses\s+with a point")
        areas = (folder / "areas.csv").read_text()
        self.assertIn("90099", areas)
        self.assertIn("zcta", (folder / "addresses.csv").read_text().splitlines()[0])
        self.assertEqual(kith("check", str(folder), *AS_OF).returncode, 0)
        again = kith("areas", self.zips(), boxes, "--into", str(folder), "--zcta")
        self.assertIn("0 areas added", again.stdout)
        self.assertEqual((folder / "areas.csv").read_text(), areas)

    def test_bad_sources_and_options(self):
        good = self.zips()
        self.refused(kith("areas", str(self.folder / "none.geojson")), "none.geojson: No such file")
        self.refused(kith("areas", self.file("x.geojson", "zip,name\n")), "x.geojson:1: not GeoJSON")
        self.refused(kith("areas", good, "--code", "zpi"), "no property \"zpi\"", "did you mean zip?")
        self.refused(kith("areas", good, "--where", "zip"), "--where: zip: expected PROPERTY=TEXT")
        self.refused(kith("areas", good, "--type", "borough"), "--type")
        self.refused(kith("areas", good, "--max-change", "101"), "--max-change")
        self.refused(kith("areas"), "sources")


class Unix(Case):
    def test_no_bar_stands_among_answers_on_a_terminal(self):
        many = self.file("many.ndjson", "".join(f'{{"id": "c{i}", "needs": [{{"term": "food"}}]}}\n' for i in range(400)))
        code, text = on_a_terminal("rank", "--catalog", SAMPLE, "--clients", many, *AS_OF, env={"NO_COLOR": "1"})
        self.assertEqual(code, 0)
        answers = text[text.index("c0 on Tue"):]
        self.assertNotIn("[#", answers)
        self.assertNotIn("\x1b", answers)

    def test_a_closed_pipe_ends_it_quietly(self):
        clients = self.file("many.ndjson", "".join(f'{{"id": "c{i}", "needs": [{{"term": "food"}}]}}\n' for i in range(200)))
        with subprocess.Popen([KITH, "rank", "--catalog", SAMPLE, "--clients", clients, *AS_OF],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            run.stdout.read(100)
            run.stdout.close()
            self.assertEqual(run.stderr.read(), b"")
            self.assertEqual(run.wait(), -signal.SIGPIPE)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "w") as full:
            run = subprocess.run([KITH, "rank", "--catalog", SAMPLE, "--clients", ROSA, *AS_OF], stdout=full,
                                 stderr=subprocess.PIPE, text=True, timeout=120)
        self.assertEqual(run.returncode, 2)
        self.assertIn("kith: standard output: ", run.stderr)

    def test_colour_is_for_terminals_only(self):
        self.assertNotIn("\x1b", rank().stdout)
        arguments = ["rank", "--catalog", SAMPLE, "--clients", ROSA, *AS_OF]
        code, text = on_a_terminal(*arguments)
        self.assertEqual(code, 0)
        self.assertIn("\x1b[", text)
        self.assertNotIn("\x1b", on_a_terminal(*arguments, env={"NO_COLOR": "1"})[1])
        self.assertNotIn("\x1b", on_a_terminal(*arguments, env={"TERM": "dumb"})[1])
        self.assertNotIn("\x1b", on_a_terminal(*arguments, "--format", "json")[1])

    def test_lines_fit_the_terminal(self):
        text = on_a_terminal("rank", "--catalog", SAMPLE, "--clients", ROSA, *AS_OF, env={"NO_COLOR": "1"}, columns=80)[1]
        self.assertGreater(text.count("\n"), 20)
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)


class County(Case):
    def make(self, *arguments):
        out = self.folder / "county"
        clients = self.folder / "clients.ndjson"
        run = kith("county", "--seed", "3", "--services", "300", "--households", "20", "--vertices", "5000", "--out", str(out),
                   "--clients", str(clients), *arguments)
        return run, out, clients

    def test_is_checked_and_ranked(self):
        run, out, clients = self.make()
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for word in ("Antelope Valley", "South Bay", "the county", "Services by need", "Areas served", "vertices"):
            self.assertIn(word, run.stdout)
        check = kith("check", str(out), "--format", "json", "--as-of", "2026-11-24T10:00")
        self.assertEqual((check.returncode, check.stderr), (0, ""))
        ranked = kith("rank", "--catalog", str(out), "--clients", str(clients), *AS_OF, "--format", "json")
        self.assertEqual((ranked.returncode, ranked.stderr), (0, ""))
        self.assertGreaterEqual(len(ranked.stdout.splitlines()), 20)

    def test_the_same_twice(self):
        first, out, clients = self.make()
        files = {path.name: path.read_bytes() for path in [*out.rglob("*.*"), clients] if path.is_file()}
        second, out, clients = self.make()
        self.assertEqual(first.stdout, second.stdout)
        self.assertEqual(files, {path.name: path.read_bytes() for path in [*out.rglob("*.*"), clients] if path.is_file()})

    def test_bad_options(self):
        self.refused(kith("county", "--out", str(self.folder / "x"), "--services", "7"), "services", "200", "10000000")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--date", "soon"), "soon")
        self.refused(kith("county"), "--out", "kith county --help")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--geography", str(self.folder)), "zcta2010_la_and_neighbors")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--servces", "7"), "--services")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

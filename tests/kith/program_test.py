#!/usr/bin/env python3
"""Runs the program as its users do: exit codes, messages, pipes, terminals. program_test.py <kith> <source tree>"""
import csv
import datetime
import fcntl
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import textwrap
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
                   "reach": ["--catalog", "--clients", "--offer", "--need", "--limit", "--as-of", "--policy", "--format", "--language"],
                   "gaps": ["--catalog", "--clients", "--by", "--areas", "--need", "--out", "--top", "--as-of", "--policy", "--language"],
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


class Languages(Case):
    def clauses(self, *arguments):
        run = rank("--format", "json", "--top", "99", *arguments)
        self.assertEqual((run.returncode, run.stderr), (0, ""), run.stderr)
        answer = json.loads(run.stdout)
        offers = [offer for need in answer["needs"] for offer in need["offers"]]
        return answer["language"], [clause for offer in offers for clause in offer["eligibility"]["clauses"]]

    def test_verdicts_are_said_in_the_language_asked_for(self):
        english, in_english = self.clauses()
        spanish, in_spanish = self.clauses("--language", "es")
        self.assertEqual((english, spanish), ("en", "es"))
        self.assertEqual([(c["code"], c["parts"], c["ask"]) for c in in_english],
                         [(c["code"], c["parts"], c["ask"]) for c in in_spanish])
        self.assertIn("Abierto a todas las personas.", [c["sentence"] for c in in_spanish])
        self.assertFalse({c["sentence"] for c in in_english} & {c["sentence"] for c in in_spanish})
        self.assertEqual(self.clauses("--lang", "es"), (spanish, in_spanish))

    def test_hours_and_refills_are_said_in_the_language_asked_for(self):
        def said(*arguments):
            answer = json.loads(rank("--format", "json", "--top", "99", *arguments).stdout)
            offers = [offer for need in answer["needs"] for offer in need["offers"]]
            return {o["hours"]["summary"] for o in offers}, {o["catchment"]["reason"] for o in offers}
        in_english, in_spanish = said()[0], said("--language", "es")[0]
        self.assertIn("Mon, Wed, Fri 09:00-16:30, Tue, Thu 09:00-19:00", in_english)
        self.assertIn("lun, mié, vie 09:00-16:30, mar, jue 09:00-19:00", in_spanish)
        self.assertIn("todos los días 06:00-07:30, 11:30-13:00 y 17:00-18:30", in_spanish)
        self.assertIn("lun-vie 08:00-15:30; Closed in the last week of December", in_spanish)  # a note of the listing
        self.assertEqual(in_english & in_spanish, {"Usually Thursday afternoons; call first."})  # its prose
        self.assertIn("Atiende el condado de Los Angeles, donde vive el hogar.", said("--language", "es")[1])
        caller = str(ROOT / "examples/data/households/caller.json")
        text = " ".join(rank("--language", "es", clients=caller).stdout.split())
        self.assertIn("los lugares se reponen todos los días a las 17:00.", text)
        self.assertNotIn("daily", text)

    def test_what_to_ask_next_is_said_in_the_language_asked_for(self):
        caller = str(ROOT / "examples/data/households/caller.json")
        for client, sentences in (
                (caller, ["caller, housing.shelter: 6 opciones, 0 seguras, 6 por aclarar",
                          "Pregunte la edad: resuelve hasta 1 de 6 opciones (menos de 25 años: 1 segura; 25 años o más: 1 queda fuera).",
                          "Después la situación de vivienda, quiénes viven en el hogar."]),
                (ROSA, ["rosa, food: 5 opciones, 4 seguras, 1 por aclarar Pregunte nada más sobre el hogar: lo demás lo sabe el proveedor.",
                        "Pregunte el total de los bienes y ahorros del hogar: 2 de 2 opciones dependen de este dato y de otros.",
                        "Pregunte si luz está en cuidado de crianza temporal: resuelve hasta 1 de 1 opción "
                        "(sí: 1 segura; no: por sí sola no resuelve ninguna)."])):
            run = kith("ask", "--catalog", SAMPLE, "--client", client, *AS_OF, "--language", "es")
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            for sentence in sentences:
                self.assertIn(sentence, " ".join(run.stdout.split()))
            for word in ("offer", "settles", "certain", "household", "whether"):
                self.assertNotIn(word, run.stdout)

    def test_a_language_from_a_file(self):
        (self.folder / "ko.messages").write_text("@language = ko\n@name = 한국어\ntold.everyone = 누구나 이용할 수 있음\n")
        for options in (["--messages", str(self.folder), "--language", "ko"], ["--messages", str(self.folder / "ko.messages")]):
            run = rank("--format", "json", *options)
            self.assertEqual(run.returncode, 0)
            self.assertIn("누구나 이용할 수 있음.", run.stdout)
            self.assertRegex(run.stderr, r"^kith: .*: \d+ messages are said in English for want of one, such as ")

    def test_a_language_from_right_to_left(self):
        hebrew = self.folder / "he.messages"
        hebrew.write_text("@language = he\n@name = עברית\n@direction = rtl\n"
                          "label.why = למה\nlabel.ask_next = לשאול\nmember.named = {name}\n"
                          "told.everyone = פתוח לכולם\nfact.age = {subject, select, another {הגיל של {name}} other {הגיל}}\n"
                          "next.heading = {household}, {need}: {count} הצעות, {certain} ודאיות, {open} פתוחות\n"
                          "next.question = {label}: מכריע עד {settles} מתוך {count} ({effects}).\n")
        isolates = {"\u2066", "\u2067", "\u2068"}
        for command in ([], ["--need", "food"]):
            run = rank("--messages", str(hebrew), *command)
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("למה", run.stdout)
            self.assertIn("פתוח לכולם.", run.stdout)
            for line in run.stdout.splitlines():  # what is set apart is so within its line
                open_now = 0
                for character in line:
                    open_now += (character in isolates) - (character == "\u2069")
                    self.assertGreaterEqual(open_now, 0, line)
                self.assertEqual(open_now, 0, line)
        asked = kith("ask", "--catalog", SAMPLE, "--client", str(ROOT / "examples/data/households/caller.json"), "--need", "food",
                     *AS_OF, "--messages", str(hebrew))
        self.assertIn("\u2068caller\u2069, \u2068food\u2069: \u20666\u2069 הצעות, \u20662\u2069 ודאיות, \u20664\u2069 פתוחות",
                      asked.stdout)
        self.assertIn("הגיל: מכריע עד \u20661\u2069 מתוך \u20666\u2069 (", asked.stdout)

    def test_what_is_wrong_with_a_language_is_said(self):
        wrong = self.folder / "ko.messages"
        wrong.write_text("@language = ko\ntold.everyone = {who}\n")
        for options, message in (
                (["--language", "ko"], "kith: --language: ko: expected one of en, es, or --messages with a folder that has ko.messages\n"),
                (["--messages", str(wrong)], f"kith: {wrong}:2: told.everyone: {{who}} is not among its values: expected no values\n"),
                (["--messages", str(self.folder), "--language", "hy"],
                 f"kith: {self.folder / 'hy.messages'}: No such file or directory\n")):
            run = rank(*options)
            self.assertEqual((run.returncode, run.stdout, run.stderr), (2, "", message))


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


class Reach(Case):
    """Whom to tell about an offer: what the rankings of all say, turned round."""

    def clients(self):
        lines = [json.dumps(json.loads(path.read_text())) for path in sorted((ROOT / "examples/data/households").glob("*.json"))]
        self.assertGreater(len(lines), 2)
        return self.file("clients.ndjson", "\n".join(lines) + "\n")

    def reach(self, *arguments, **options):
        return kith("reach", "--catalog", SAMPLE, *AS_OF, *arguments, **options)

    def test_is_the_inverse_of_the_rankings_of_the_sample(self):
        clients = self.clients()
        ranked, excluded, considered = {}, 0, 0
        for line in rank("--top", "1000", "--format", "json", clients=clients).stdout.splitlines():
            answer = json.loads(line)
            for need in answer["needs"]:
                considered += need["considered"]
                excluded += sum(need["excluded"].values())
                for offer in need["offers"]:
                    row = (answer["household"], need["need"]["term"], offer["score"], offer["reasons"], offer["ask"], offer["bring"])
                    ranked.setdefault(offer["offer"], []).append(row)
        self.assertGreater(sum(map(len, ranked.values())), 40)
        with open(ROOT / "examples/data/los_angeles/service_at_location.csv", newline="") as table:
            offers = [row["id"] for row in csv.DictReader(table)]
        reached_excluded = 0
        for offer in offers:
            run = self.reach("--clients", clients, "--offer", offer, "--format", "json")
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            answer = json.loads(run.stdout)
            rows = [(client["household"], client["need"]["term"], client["score"], client["reasons"], client["ask"], client["bring"])
                    for client in answer["clients"]]
            self.assertEqual(sorted(rows), sorted(ranked.get(offer, [])), offer)
            self.assertEqual([row[2] for row in rows], sorted((row[2] for row in rows), reverse=True))
            self.assertEqual(answer["suited"], len(rows))
            reached_excluded += sum(answer["excluded"].values())
        self.assertEqual(reached_excluded, excluded)
        self.assertEqual(considered, excluded + sum(map(len, ranked.values())))

    def test_text_lists_whom_to_tell_and_counts_the_others(self):
        run = self.reach("--clients", self.clients(), "--offer", "b490151f")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        for word in ("Three meals a day", "Whom to tell: it suits 1 need", "rosa", "Why", "Not shown", "of other needs", "Sample"):
            self.assertIn(word, run.stdout)
        spanish = self.reach("--clients", self.clients(), "--offer", "b490151f", "--language", "es").stdout
        self.assertIn("A quién avisar: sirve para 1 necesidad", spanish)
        self.assertNotIn("Whom", spanish)

    def test_a_need_that_is_named_is_asked_of_everyone_and_a_limit_keeps_the_first(self):
        ask = ["--clients", self.clients(), "--offer", "b490151f", "--need", "food", "--format", "json"]
        every = json.loads(self.reach(*ask).stdout)
        one = json.loads(self.reach(*ask, "--limit", "1").stdout)
        self.assertEqual((every["suited"], every["other_needs"]), (3, 0))
        self.assertEqual(one["clients"], every["clients"][:1])
        self.assertEqual(one["suited"], 3)
        self.assertIn("the best 1 of 3 needs", self.reach(*ask[:-1], "text", "--limit", "1").stdout)

    def test_nothing_of_a_household_is_printed_but_its_name_its_need_and_reasons(self):
        household = {"id": "label-17", "place": {"lat": 34.0411, "lng": -118.2311, "zip": "90013", "city": "Los Angeles"},
                     "members": [{"id": "secretname", "role": "head", "facts": {"age": 41, "immigration_status": "refugee"}}],
                     "needs": [{"term": "food"}]}
        for output in ("text", "json"):
            run = self.reach("--clients", "-", "--offer", "b490151f", "--format", output, stdin=json.dumps(household))
            self.assertEqual(run.returncode, 0, run.stderr)
            self.assertIn("label-17", run.stdout)
            for private in ("secretname", "refugee", "34.0411", "118.2311", "41"):
                self.assertNotIn(private, run.stdout.replace("34.044", ""))

    def test_what_may_be_a_need_of_danger_is_marked(self):
        household = {"id": "x", "place": {"zip": "90013"}, "facts": {"fleeing_violence": True}, "needs": [{"term": "food"}]}
        run = self.reach("--clients", "-", "--offer", "b490151f", stdin=json.dumps(household))
        self.assertIn("ask first whether it is safe to talk", run.stdout)
        self.assertNotIn("safe to talk", self.reach("--clients", self.clients(), "--offer", "b490151f").stdout)

    def test_what_is_wrong_with_a_line_or_a_need_is_said_and_the_rest_is_answered(self):
        lines = ['{"id": "a", "place": {"zip": "90013"}, "needs": [{"term": "food"}]}', "{",
                 '{"id": "b", "needs": [{"term": "fod"}]}']
        run = self.reach("--clients", "-", "--offer", "b490151f", stdin="\n".join(lines))
        self.assertEqual(run.returncode, 2)
        self.assertIn("it suits 1 need", run.stdout)
        self.assertEqual(len(run.stderr.splitlines()), 2)
        self.assertIn(":2:", run.stderr)
        self.assertIn(":3: needs[0].term", run.stderr)
        self.refused(self.reach("--clients", "-", "--offer", "b490151f", stdin='{"id": "a"}'), "no household states a need", "--need")
        self.refused(self.reach("--clients", "-", "--offer", "b490151f", stdin=""), "holds no household")
        self.refused(self.reach("--clients", "-", "--offer", "zzz", stdin="{}"), "--offer: zzz is not an id")
        self.refused(self.reach("--clients", "-", "--offer", "b490151f", "--limit", "0", stdin="{}"), "--limit")


class Ask(Case):
    """Which fact to ask for next."""

    FAMILY = {"members": [{"id": "ana", "role": "head", "facts": {"age": 30}}, {"id": "luz", "role": "child", "facts": {"age": 7}}],
              "members_complete": True}

    def directory(self, *requirements):
        """One offer of food for each requirement."""
        folder = self.folder / "directory"
        (folder / "rules").mkdir(parents=True)
        ids = [f"s{i}" for i in range(len(requirements))]
        tables = {"organizations": "id,name\no,Org\n",
                  "services": "id,organization_id,name,status\n" + "".join(f"{i},o,{i},active\n" for i in ids),
                  "locations": "id,organization_id,name,location_type,latitude,longitude\nl,o,L,physical,34.03,-118.2\n",
                  "service_at_location": "id,service_id,location_id\n" + "".join(f"at_{i},{i},l\n" for i in ids),
                  "taxonomies": "id,name\nt,Kith needs\n",
                  "taxonomy_terms": "id,code,name,taxonomy_id\nfood,food,Food,t\n",
                  "attributes": "id,link_id,taxonomy_term_id,link_type,link_entity\n" + "".join(f"a_{i},{i},food,need,service\n" for i in ids)}
        for name, text in tables.items():
            (folder / f"{name}.csv").write_text(text)
        package = {"name": "x", "profile": "tabular-data-package", "resources": [], "kith": {"time_zone": "America/Los_Angeles", "name": "x"}}
        (folder / "datapackage.json").write_text(json.dumps(package))
        rules = "".join(f'rule {i} {{ for service "{i}"; require {one}; }}\n' for i, one in zip(ids, requirements))
        (folder / "rules" / "r.rules").write_text(rules)
        return str(folder)

    def client(self, **household):
        return self.file("client.json", json.dumps({"id": "h", "needs": [{"term": "food"}], **household}))

    def ask(self, directory, client, *arguments):
        return kith("ask", "--catalog", directory, "--client", client, *AS_OF, *arguments)

    def names(self, directory, client, *arguments):
        run = self.ask(directory, client, "--format", "json", *arguments)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        return [question["ask"] for line in run.stdout.splitlines() for question in json.loads(line)["questions"]]

    def test_asks_for_all_that_rank_asks_for(self):
        ranked = json.loads(rank("--format", "json", "--top", "50").stdout)
        for need in ranked["needs"]:
            asked = {name for offer in need["offers"] if offer["eligibility"]["eligible"] == "unknown" for name in offer["ask"]}
            self.assertEqual(set(self.names(SAMPLE, ROSA, "--need", need["need"]["term"])), asked, need["need"])

    def test_says_that_nothing_is_left_only_where_no_fact_is(self):
        both = self.directory("(veteran and student) or (not veteran and not student)")
        alone = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        text = self.ask(both, alone).stdout
        self.assertIn("1 of 1 offer waits for it and for more", " ".join(text.split()))
        self.assertNotIn("nothing more", text)
        declined = self.ask(both, alone, "--answer", "veteran=declined", "--answer", "student=declined").stdout
        self.assertIn("nothing more of the household: the rest it declined to state", " ".join(declined.split()))
        self.assertIn("all is settled", self.ask(both, alone, "--answer", "veteran=yes", "--answer", "student=yes").stdout)

    def test_any_answer_may_be_declined(self):
        cases = [("any child: age < 5", {"members": self.FAMILY["members"]}, "members"),
                 ("age < 14", self.FAMILY, "needs.for"),
                 ("age < 14 and veteran", {"members": [{"id": "ana", "role": "head"}]}, "age")]
        for i, (rule, household, name) in enumerate(cases):
            self.folder = pathlib.Path(tempfile.mkdtemp(dir=self.folder))
            directory, client = self.directory(rule), self.client(**household)
            self.assertIn(name, self.names(directory, client), rule)
            self.assertNotIn(name, self.names(directory, client, "--answer", f"{name}=declined"), rule)

    def test_answers_change_what_is_asked(self):
        directory = self.directory("residence.county == Orange", "any child: age < 5", "household.income.gross <= 100% FPL")
        client = self.client(members=self.FAMILY["members"], place={"county": "Oranje"})
        self.assertEqual(sorted(self.names(directory, client)), ["household.income.gross", "household.size", "members", "residence.county"])
        left = self.names(directory, client, "--answer", "residence.county=Orange", "--answer", "members=no",
                          "--answer", "household.income.gross=$900/month")
        self.assertEqual(left, [])
        self.assertEqual(self.names(directory, client, "--answer", "gross household income=$9,000/year", "--answer", "residence.county=Orange",
                                    "--answer", "members=no"), [])
        self.refused(self.ask(directory, client, "--answer", "members=no", "--answer", "members=3"), "members", "not two")
        self.refused(self.ask(directory, client, "--answer", "household.income.gross=2100"), "$2100/month")
        self.refused(self.ask(directory, client, "--answer", "members=few"), "members", "declined")
        for amount, meant in (("$2100", "$2100/month"), ("lots", "$2,100/month")):
            self.refused(self.ask(directory, client, "--answer", f"household.income.gross={amount}"), f"expected an amount, as in {meant}")
        self.refused(self.ask(directory, client, "--answer", "needs.for=bob"), "needs.for", "bob")

    def test_an_answer_that_no_rule_asks_for_is_told(self):
        directory = self.directory("works_80_hours and citizen and household.income.gross <= 100% FPL", "disabled")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        ask = lambda answer: self.ask(directory, client, "--answer", answer)
        for answer, meant in (("works_80_hrs=yes", "works_80_hours"), ("citizenship=yes", "citizen"), ("disability=yes", "disabled"),
                              ("incom=$20/month", "household.income.gross"), ("works_80_hrs of ana=yes", "works_80_hours")):
            self.refused(ask(answer), answer, f"did you mean {meant}?")
        told = ask("shoe_size=9")
        self.assertEqual((told.returncode, "no rule of the directory asks for shoe_size" in told.stderr), (0, True), told.stderr)
        for answer in ("works_80_hours=yes", "household.size=1", "age=34", "residence.county=Orange", "immigration_status=refugee"):
            self.assertEqual((ask(answer).returncode, ask(answer).stderr), (0, ""), answer)

    def test_who_receives_one_benefit_or_none_can_say_so(self):
        directory = self.directory("person.receives any {calfresh, ssi}")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        self.assertEqual(self.names(directory, client), ["person.receives"])
        for answer in ("none", "calfresh", "calfresh,ssi", "declined"):
            self.assertEqual(self.names(directory, client, "--answer", f"person.receives={answer}"), [], answer)

    def test_an_amount_is_read_as_it_was_meant_or_refused(self):
        ask = lambda answer: kith("ask", "--catalog", SAMPLE, "--client", ROSA, "--need", "legal.housing", *AS_OF, "--answer", answer)
        for amount in ("$5.000/month", "$16,63/month", "$1,5000/month", "$,500/month", "$5./month", "$500.005/month", "$/month"):
            self.refused(ask(f"household.income.gross={amount}"), amount, "commas divide thousands")
        for amount in ("$5,000/month", "$5000/month", "$1,250.50/week", "$0/year"):
            self.assertEqual(ask(f"household.income.gross={amount}").returncode, 0, amount)
        self.refused(ask("household.assets=500"), "expected an amount, as in $500")
        self.refused(ask("household.assets=$500/month"), "household.assets")
        self.assertEqual(ask("household.assets=$500").returncode, 0)
        self.refused(ask("household.size=2.5"), "expected a whole number")
        self.refused(ask("household.size=1"), "the 3 persons who are listed")
        self.refused(ask("residence.zip=9001"), "five digits")

    def test_answers_are_taken_where_they_can_mean_one_thing_and_refused_in_their_own_words(self):
        directory = self.directory("age < 5", "gender == female", "receives any {calfresh, ssi}", "citizen", "housing == literally_homeless", "coverage.plan == la_care")
        client = self.client(members=[{"id": "ana", "role": "head"}, {"id": "luz", "role": "child"}], members_complete=True)
        for answer in ("age=4 years", "age=59 months", "gender=Female", "receives=CalFresh,SSI", "receives=None", "receives=no", "receives=NO", "citizen=Yes",
                       "housing=Literally homeless", "coverage.plan=L.A. Care"):
            self.assertNotIn(answer.split("=")[0], self.names(directory, client, "--answer", answer), answer)
        self.assertIn("age", self.names(directory, client))
        for answer, expected in (("receives=medi_cal calfresh", "expected words with commas between them"), ("receives=yes", "as in medi_cal,calfresh"),
                                 ("age=thirty", "expected a number, as in 34"), ("age of luz=4 weeks", "expected a number"), ("citizen=maybe", "expected yes, no or declined"),
                                 ("gender=34", "expected a word"), ("gender=girl", "expected male, female"), ("household.size=four", "expected a number")):
            refused = self.ask(directory, client, "--answer", answer)
            self.refused(refused, expected)
            self.assertNotRegex(refused.stderr, r'\{"|members\[|--answer:1')

    def test_an_answer_to_a_fact_of_the_directorys_own_has_a_form_that_its_rules_can_read(self):
        directory = self.directory("vehicles <= 1", "owns_home", "days_sober >= 60", "savings <= $2,000/month", "deposit <= $300/once", "district in {north, south}",
                                   "income_for_need <= 185% FPL(size: assistance_unit)")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        for answer, expected in (("vehicles=one", "a number, as in 1"), ("vehicles=none", "a number"), ("owns_home=maybe", "yes, no or declined"), ("owns_home=$5", "yes, no"),
                                 ("days_sober=2 months", "a number, as in 60"), ("days_sober=yes", "a number"), ("savings=500", "an amount, as in $2,000/month"),
                                 ("savings=$500", "an amount, as in $2,000/month"), ("deposit=$500/month", "an amount, as in $300"), ("district=5", "a word, as in north"),
                                 ("income_for_need=$100", "an amount, as in $2,100/month"), ("assistance_unit=two", "a number, as in 3"), ("vehicles of ana=few", "a number")):
            self.refused(self.ask(directory, client, "--answer", answer), answer.split(" ")[0].split("=")[0], f"expected {expected}")
        for answer in ("vehicles=1", "vehicles=declined", "vehicles of ana=2", "owns_home=no", "days_sober=90", "savings=$500/month", "deposit=$300", "district=North",
                       "income_for_need=$100/month", "assistance_unit=2", 'vehicles={"min": 1, "max": 2}'):
            self.assertEqual(self.ask(directory, client, "--answer", answer).stderr, "", answer)

    def test_a_word_is_typed_as_questions_show_it(self):
        directory = self.directory("matter in {eviction, keep_benefits}")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        for word, certain in (("keep_benefits", 1), ("Keep benefits", 1), ("keep-benefits", 1), ("Eviction", 1), ("parking ticket", 0)):
            told = self.ask(directory, client, "--answer", f"matter={word}", "--format", "json")
            self.assertEqual((json.loads(told.stdout)["certain"], told.stderr == ""), (certain, certain == 1), word)
        self.assertIn("no rule of the directory names parking ticket: it is taken for another one than eviction, keep_benefits", told.stderr)
        for word, language, known in (("keeping a benefit", "en", True), ("Conservar un beneficio", "es", True), ("conserving", "en", False)):
            told = kith("ask", "--catalog", SAMPLE, "--client", ROSA, "--need", "legal.housing", *AS_OF, "--answer", f"matter={word}", "--lang", language)
            self.assertEqual((told.returncode, told.stderr == ""), (0, known), word)

    def test_a_role_is_asked_for_where_a_rule_looks_at_the_spouse(self):
        directory = self.directory("any spouse: age >= 60")
        client = self.client(members=[{"id": "ana", "role": "head", "facts": {"age": 50}}, {"id": "b", "facts": {"age": 62}}], members_complete=True)
        told = self.ask(directory, client, "--answer", "role of b=spouse", "--format", "json")
        self.assertEqual((told.stderr, json.loads(told.stdout)["certain"]), ("", 1))

    def test_months_typed_stand_on_the_side_of_a_limit_that_was_foretold(self):
        directory = self.directory("age < 1.0834", "age < 0.5834", "age >= 0.0834", "age < 1.5834", "age < 0.5")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        for months, certain in ((1, 5), (6, 4), (7, 3), (12, 3), (13, 2), (18, 2), (19, 1)):
            told = json.loads(self.ask(directory, client, "--answer", f"age={months} months", "--format", "json").stdout)
            self.assertEqual((told["certain"], told["open"]), (certain, 0), months)

    def test_what_is_not_known_is_no_answer(self):
        directory = self.directory("receives any {calfresh, ssi}", "discharge == honorable", "residence.county == \"Los Angeles\"", "matter == eviction")
        client = self.client(members=[{"id": "ana", "role": "head"}, {"id": "luz", "role": "child"}], members_complete=True)
        for fact in ("receives", "discharge", "residence.county", "matter", "person.receives of luz"):
            for answer in ("unknown", "Unknown", "refused", "don't know", "dont_know", "n/a", "?", "not sure"):
                self.refused(self.ask(directory, client, "--answer", f"{fact}={answer}"), fact.split(" of ")[0], "declined or not_asked")
        for answer in ("receives=", "receives=,", "receives= ,", "person.receives of luz="):
            self.refused(self.ask(directory, client, "--answer", answer), "as in medi_cal,calfresh, or none or declined")
        self.refused(self.ask(directory, client, "--answer", "receives=medi_cal,none"), "none stands alone")
        self.refused(self.ask(directory, client, "--answer", "receives=none,medi_cal"), "none stands alone")
        self.refused(self.ask(directory, client, "--answer", "receives of luz=medi_cal"), "or to person.receives of luz")
        self.refused(self.ask(directory, client, "--answer", "discharge=OTH"), "did you mean other_than_honorable?")

    def test_who_calls_with_a_zip_code_alone_can_answer(self):
        client = self.file("caller.json", json.dumps({"id": "caller", "place": {"zip": "90033"}, "needs": [{"term": "food"}]}))
        names = lambda *answers: self.names(SAMPLE, client, "--need", "food", *[part for answer in answers for part in ("--answer", answer)])
        self.assertEqual(names()[0], "age")
        self.assertNotIn("age", names("age=34"))
        self.assertNotIn("disabled", names("age=34", "disabled=declined"))

    def test_what_hangs_on_violence_is_asked_only_of_who_flees_from_it(self):
        names = lambda *answers: self.names(SAMPLE, ROSA, "--need", "legal.housing", *[part for answer in answers for part in ("--answer", answer)])
        poor, rich = "household.income.gross=$100/month", "household.income.gross=$9,000/month"
        for answers in ((), (poor,), (rich,), (rich, "fleeing_violence=declined"), (rich, "fleeing_violence=no")):
            self.assertEqual([name for name in names(*answers) if name.endswith("without_abuser")], [], answers)
        self.assertIn("income_without_abuser", names(rich, "fleeing_violence=yes"))

    def test_yes_and_no_may_be_answered_in_the_language_asked(self):
        directory, client = self.directory("veteran"), self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        for yes in ("sí", "si", "Sí", "SI", "yes"):
            self.assertEqual(self.names(directory, client, "--language", "es", "--answer", f"veteran={yes}"), [], yes)

    def on_a_terminal(self, typed, *arguments):
        """What is written on a terminal where `typed` is typed."""
        parent, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
        environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
        with subprocess.Popen([KITH, *arguments], stdin=child, stdout=child, stderr=child, env=environment) as run:
            os.close(child)
            output = b""
            while select.select([parent], [], [], 120)[0]:
                try:
                    block = os.read(parent, 65536)
                except OSError:
                    break
                if not block:
                    break
                output += block
                if output.endswith(b" = ") and typed:
                    os.write(parent, typed.pop(0).encode() + b"\n")
                elif output.endswith(b" = "):
                    os.write(parent, b"\x04")  # the end of input
            os.close(parent)
            return run.wait(), output.decode().replace("\r\n", "\n")

    def test_answers_are_typed_on_a_terminal(self):
        directory = self.directory("age >= 60", "veteran", "student")
        client = self.client(members=[{"id": "ana", "role": "head"}], members_complete=True)
        code, text = self.on_a_terminal(["x", "64", "", "declined"], "ask", "--catalog", directory, "--client", client, *AS_OF)
        self.assertEqual(code, 0, text)
        self.assertIn("kith: ", text[text.index("age = x"):text.index("age = 64")])
        self.assertIn("3 offers, 1 certain, 2 open", text)
        self.assertIn("student = \n", text)
        self.assertIn("veteran = declined", text)
        self.assertTrue(text.rstrip().endswith("nothing more: what is left was passed over."), text)
        code, text = self.on_a_terminal([], "ask", "--catalog", directory, "--client", client, *AS_OF)
        self.assertEqual((code, text.count(" = ")), (0, 1))

    def test_rank_says_what_to_ask_next(self):
        for text in (rank().stdout, on_a_terminal("rank", "--catalog", SAMPLE, "--clients", ROSA, *AS_OF, env={"NO_COLOR": "1"})[1]):
            self.assertIn("Ask next", text)
            self.assertIn("settles up to", text)


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

    def test_import_of_an_error_page_leaves_the_directory_alone(self):
        out = self.folder / "kept"
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", str(out)).returncode, 0)
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        for text in ("<html>502 Bad Gateway</html>", '{"foo": 1}', "[]"):
            page = self.file("page.json", text)
            run = kith("import", "--from", "hsds3-json", page, "--out", str(out))
            self.assertEqual(run.returncode, 2)
            self.assertIn("page.json: no organization, service or location was read", run.stderr)
        self.assertEqual(before, {path: path.read_bytes() for path in out.rglob("*") if path.is_file()})

    def test_areas_of_one_name_are_told(self):
        out = self.folder / "pieces"
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", str(out)).returncode, 0)
        square = [[[x, y] for x, y in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]]
        features = [{"type": "Feature", "properties": {"city_name": "Pieces"},
                     "geometry": {"type": "Polygon", "coordinates": square}} for _ in range(2)]
        pieces = self.file("pieces.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
        run = kith("areas", pieces, "--into", str(out))
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("2 areas of type city are called Pieces", run.stderr)
        self.assertIn("--join", run.stderr)
        joined = kith("areas", pieces, "--join", "city_name", "--into", str(out))
        self.assertEqual((joined.returncode, joined.stderr), (0, ""))
        self.assertIn("0 areas added, 1 replaced", joined.stdout)
        self.assertIn("1 more piece gave way", joined.stdout)
        areas = (out / "areas.csv").read_text(encoding="utf-8")
        self.assertEqual(areas.count(",Pieces,"), 1)
        again = kith("areas", pieces, "--join", "city_name", "--into", str(out))
        self.assertEqual((again.returncode, again.stderr, (out / "areas.csv").read_text(encoding="utf-8")), (0, "", areas))

    def test_a_directory_that_lost_what_is_offered_where_is_not_written(self):
        source, out = self.folder / "source", self.folder / "out"
        shutil.copytree(SAMPLE, source)
        (source / "service_at_location.csv").unlink()
        run = kith("import", "--from", "hsds3", str(source), "--out", str(out))
        self.assertEqual(run.returncode, 2)
        self.assertIn("declares a file that is not there: service_at_location.csv", run.stdout)
        self.assertIn("nothing that ties one to the other (service_at_location)", run.stderr)
        self.assertFalse(out.exists())
        (source / "locations.csv").unlink()  # services alone may be all that there is
        run = kith("import", "--from", "hsds3", str(source), "--out", str(out))
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("No service is tied to a location", run.stdout)
        ranked = kith("rank", "--catalog", str(source), "--clients", ROSA, *AS_OF)
        self.assertIn("service_at_location.csv", ranked.stderr)

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
        self.assertIn("MO 10:00-03:00", run.stdout)  # hours that are not known are shown as they are listed
        self.assertIn("When is it open?", run.stdout)
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
            words = ("--messages", SAMPLE + "/messages")  # a snapshot carries none
            run = kith("rank", "--catalog", snapshot, "--clients", ROSA, *AS_OF, *words, *arguments)
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

    def test_files_of_a_spreadsheet_are_known_and_what_to_do_is_said(self):
        out = str(self.folder / "out")
        for content, words in ((b"PK\x03\x04\x14\x00", "save the sheet as CSV"), (b"\x1f\x8b\x08\x00", "gzip: unpack it first")):
            folder = self.folder / ("x" + str(content[0]))
            folder.mkdir()
            (folder / "services.csv").write_bytes(content)
            self.refused(kith("import", "--from", "hsds3", str(folder), "--out", out), str(folder / "services.csv") + ":1", words)
        semicolons = self.file("z.csv", "zip;name\n90099;Boxes\n")
        self.refused(kith("areas", semicolons), "there are zip;name", "divided by commas", "save the list with commas")
        self.refused(kith("rules", "propose", "--from", "csv", semicolons, "--out", str(self.folder / "p.rules")), "divided by commas")
        self.refused(kith("import", "--from", "mapping:" + str(self.folder), SAMPLE, "--out", out), "this is a folder")

    def test_of_two_directories_the_one_that_cannot_be_read_is_named(self):
        other = self.folder / "other"
        shutil.copytree(SAMPLE, other)
        (other / "services.csv").write_text("key\nx\n")
        self.refused(kith("check", SAMPLE, "--against", str(other), *AS_OF), str(other / "services.csv") + ":1")

    def test_check_of_a_directory_without_offers_counts_no_percent(self):
        folder = self.folder / "empty"
        shutil.copytree(SAMPLE, folder)
        for name in ("service_at_location.csv", "locations.csv"):
            (folder / name).unlink()
        run = kith("check", str(folder), *AS_OF)
        self.assertNotIn("of 0 offers", run.stdout)
        self.assertIn("no offer to which a household could be sent", run.stdout)


def feature(properties, ring, kind="Polygon"):
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": [ring]}}


def square(lng, lat, size):
    return [[lng, lat], [lng + size, lat], [lng + size, lat + size], [lng, lat + size], [lng, lat]]


class Rules(Case):
    TEXTS = "id,text\n%s,Veterans. Call first.\nx,Low income\n"

    def propose(self):
        with open(ROOT / "examples/data/los_angeles/services.csv", newline="") as services:
            service = next(csv.DictReader(services))["id"]
        (self.folder / "t.csv").write_text(self.TEXTS % service)
        run = kith("rules", "propose", "--from", "csv", str(self.folder / "t.csv"), "--out", str(self.folder / "p.rules"),
                   "--report", str(self.folder / "p.json"))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("2 texts, 1 rule proposed", run.stdout)
        return service

    def test_what_is_proposed_counts_once_it_is_approved(self):
        service = self.propose()
        report = json.loads((self.folder / "p.json").read_text())
        self.assertEqual(report["texts"], {"fully": 0, "partly": 1, "not_at_all": 1})
        name = report["proposals"][0]["rule"]
        directory = self.folder / "directory"
        shutil.copytree(SAMPLE, directory)
        proposed = directory / "rules" / "proposed.rules"
        shutil.copy(self.folder / "p.rules", proposed)
        before, with_proposal = (json.loads(kith("check", folder, *AS_OF, "--format", "json").stdout) for folder in (SAMPLE, str(directory)))
        self.assertEqual((with_proposal["rules"], with_proposal["rules_proposed"]), (before["rules"], 1))
        self.assertIn("1 rule is proposed only", kith("check", str(directory), *AS_OF).stdout)
        text = proposed.read_text()
        run = kith("rules", "approve", str(proposed), name, "--by", "Ana Ruiz", "--on", "2026-11-24")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(proposed.read_text(), text.replace("  status proposed;", '  approved_by "Ana Ruiz on 2026-11-24";'))
        after = json.loads(kith("check", str(directory), *AS_OF, "--format", "json").stdout)
        self.assertEqual((after["rules"], after["rules_proposed"]), (before["rules"] + 1, 0))
        self.assertIn(service, text)
        text, written = proposed.read_text(), proposed.stat().st_mtime_ns
        run = kith("rules", "approve", str(proposed), "--all", "--by", "Ana Ruiz")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout, "No rule of %s is proposed: nothing was to be approved.\n" % proposed)
        self.assertEqual((proposed.read_text(), proposed.stat().st_mtime_ns), (text, written))

    def in_a_directory(self):
        """A copy of the sample with one proposed rule: its file, and the rule's name."""
        directory = self.folder / "directory"
        shutil.copytree(SAMPLE, directory)
        self.propose()
        proposed = directory / "rules" / "proposed.rules"
        shutil.copy(self.folder / "p.rules", proposed)
        return proposed, json.loads((self.folder / "p.json").read_text())["proposals"][0]["rule"]

    def test_proposing_again_keeps_what_a_person_has_done(self):
        proposed, name = self.in_a_directory()
        self.assertEqual(kith("rules", "approve", str(proposed), name, "--by", "Ana", "--on", "2026-11-24").returncode, 0)
        approved = proposed.read_text()
        from_texts = ("--from", "csv", str(self.folder / "t.csv"))
        for source in (from_texts, (str(proposed.parent.parent),)):
            run = kith("rules", "propose", *source, "--out", str(proposed))
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertIn("Kept 1 rule of the file that counts: " + name, run.stdout)
            self.assertTrue(proposed.read_text().startswith(approved), source)
        proposed.write_text(approved.replace("approved_by", "aproved_by"))
        run = kith("rules", "propose", *from_texts, "--out", str(proposed))
        self.assertEqual(run.returncode, 2)
        self.assertIn("proposed.rules:", run.stderr)
        self.assertIn("aproved_by", proposed.read_text())

    def test_approval_knows_the_tables_of_the_directory(self):
        proposed, name = self.in_a_directory()
        (proposed.parent.parent / "parameters").mkdir(exist_ok=True)
        (proposed.parent.parent / "parameters" / "own_limit.csv").write_text(
            "from,until,p1,p2,source\n2026-01-01,2027-01-01,1000,2000,x\n")
        proposed.write_text(proposed.read_text().replace("  require", "  require household.income.gross <= own_limit;\n  require", 1))
        run = kith("rules", "approve", str(proposed), name, "--by", "Ana")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("approved_by", proposed.read_text())

    def test_approval_bears_the_day_of_the_directory_or_else_of_the_machine(self):
        def day(east_hours):
            return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=east_hours)).date().isoformat()

        def approved(path, name, east_hours, zone):
            before = day(east_hours)
            run = kith("rules", "approve", str(path), name, "--by", "Ana", env={"TZ": zone})
            self.assertEqual((run.returncode, run.stderr), (0, ""))
            self.assertRegex(path.read_text(), 'approved_by "Ana on (%s|%s)"' % (before, day(east_hours)))

        proposed, name = self.in_a_directory()
        # Twenty-six hours apart: never on the same day.
        approved(self.folder / "p.rules", name, -12, "Etc/GMT+12")
        package = proposed.parent.parent / "datapackage.json"
        package.write_text(package.read_text().replace("America/Los_Angeles", "Pacific/Kiritimati"))
        approved(proposed, name, 14, "Etc/GMT+12")

    def test_a_directory_is_read_but_for_what_has_rules(self):
        run = kith("rules", "propose", SAMPLE, "--out", str(self.folder / "p.rules"))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("proposed", run.stdout)

    def test_the_worked_example_of_checks_is_what_the_program_prints(self):
        page = (ROOT / "docs/rules.md").read_text(encoding="utf-8")
        blocks = [[line[4:] for line in block.splitlines()] for block in re.findall(r"(?:    .*\n|\n)+", page)]
        text = next(block for block in blocks if "# worked.rules" in block)
        printed = next(block for block in blocks if any(line.startswith("worked.rules:") for line in block))
        (self.folder / "worked.rules").write_text("\n".join(text).strip("\n") + "\n")
        run = subprocess.run([pathlib.Path(KITH).resolve(), "rules", "check", "worked.rules", "--as-of", "2026-11-24"], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertEqual(run.stdout.strip("\n").splitlines(), "\n".join(printed).strip("\n").splitlines())

    def test_rules_are_checked_with_the_tables_beside_them(self):
        run = kith("rules", "check", SAMPLE, "--as-of", "2026-11-24")
        self.assertEqual((run.returncode, run.stderr), (1, ""))
        self.assertIn("housing.rules:76:9: warning: this rule counts no longer since 2026-10-01", run.stdout)
        self.assertIn("0 errors, 1 warning, 0 notes", run.stdout)
        check = json.loads(kith("rules", "check", SAMPLE, "--as-of", "2026-11-24", "--format", "json").stdout)
        self.assertEqual([(f["severity"], f["defect"], f["rule"]) for f in check["findings"]], [("warning", "ended", "rent_fund_2025")])
        self.assertEqual(check["not_checked"], 0)
        food = str(ROOT / "examples/data/los_angeles/rules/food.rules")
        self.assertEqual(kith("rules", "check", food, "--as-of", "2026-11-24").returncode, 0)
        of_folder = kith("rules", "check", str(ROOT / "examples/data/los_angeles/rules"), "--as-of", "2026-11-24")
        self.assertEqual((of_folder.returncode, of_folder.stdout), (run.returncode, run.stdout))
        self.refused(kith("rules", "check", str(self.folder)), "expected rule files")

    def test_a_caret_stands_under_its_place_behind_a_tab(self):
        bad = self.file("bad.rules", "rule r {\n\trequire age > ;\n}\n")
        message = kith("rules", "check", bad).stderr.splitlines()
        self.assertEqual(message[1:], ["   require age > ;", " " * 17 + "^"])

    def test_a_rule_that_admits_nobody_is_serious(self):
        directory = self.folder / "directory"
        shutil.copytree(SAMPLE, directory)
        service = next(csv.DictReader((directory / "services.csv").read_text(encoding="utf-8").splitlines()))["id"]
        (directory / "rules/nobody.rules").write_text(f'rule nobody {{ for service "{service}"; require age < 5 and age > 9; }}\n')
        run = kith("check", str(directory), *AS_OF)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertIn("1 error, 1 warning, 0 notes", run.stdout)
        self.assertIn("nobody can satisfy both this and `age < 5`", " ".join(run.stdout.split()))
        self.assertEqual(kith("check", str(directory), *AS_OF, "--strict").returncode, 1)
        found = json.loads(kith("check", str(directory), *AS_OF, "--format", "json").stdout)["rule_check"]["findings"]
        self.assertEqual([f["defect"] for f in found], ["ended", "contradiction"])
        page = kith("check", str(directory), *AS_OF, "--format", "html").stdout
        self.assertIn("<h2>Rules</h2>", page)
        self.assertIn("nobody can satisfy both this", page)

    def test_wrong_names_and_files_are_errors(self):
        self.propose()
        self.refused(kith("rules", "check", "none.rules"), "none.rules")
        (self.folder / "dd/rules").mkdir(parents=True)
        (self.folder / "dd/parameters").mkdir()
        (self.folder / "dd/parameters/grant.csv").write_text("no,columns\n1,2\n")
        for name in ("a", "b"):
            (self.folder / f"dd/rules/{name}.rules").write_text('rule r { for service "s"; require anyone; }')
        run = kith("rules", "check", str(self.folder / "dd"))
        self.assertEqual(run.returncode, 2)
        self.assertEqual(run.stderr.count("grant.csv:1: "), 1, "once, though it is wrong for both files")
        self.assertIn("dd/parameters/grant.csv:1: ", run.stderr)
        self.refused(kith("rules", "check"), "files")
        self.refused(kith("rules", "check", self.file("bad.rules", "rule r { require age > ; }"), "--as-of", "soon"), "soon")
        rules = str(self.folder / "p.rules")
        self.refused(kith("rules", "approve", rules, "nobody", "--by", "Ana"), "there is no rule `nobody`")
        self.refused(kith("rules", "approve", rules, "--by", "Ana"), "--all")
        self.refused(kith("rules", "approve", rules, "--all"), "--by")
        self.refused(kith("rules", "approve", rules, "--all", "--by", "  "), "--by", "name")
        self.refused(kith("rules", "approve", rules, "--all", "--by", "Ana", "--on", "soon"), "--on", "soon")
        self.refused(kith("rules", "aprove", rules), "unknown command rules aprove", "did you mean approve?")
        self.refused(kith("rules", "approve", "--ball", rules), "unknown option --ball", "did you mean --all?")
        self.refused(kith("rules", "propose", "--from", "csv", str(self.folder / "t.csv"), "--text", "txet", "--out", rules),
                     "there is no column")
        self.refused(kith("rules", "propose", "--from", "xml", "t", "--out", rules), "--from")
        self.refused(kith("rules"), "rules")


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
        shutil.copytree(SAMPLE, folder)
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
        self.assertEqual((folder / "README.md").read_bytes(), (pathlib.Path(SAMPLE) / "README.md").read_bytes())

    def test_a_folder_that_cannot_be_updated_is_told_before_anything_is_listed(self):
        package = self.folder / "package"
        shutil.copytree(SAMPLE, package / "data")
        for into in (str(self.folder / "none"), str(package)):
            self.refused(kith("areas", self.zips(), "--into", into), into)

    def test_bad_sources_and_options(self):
        good = self.zips()
        self.refused(kith("areas", str(self.folder / "none.geojson")), "none.geojson: No such file")
        self.refused(kith("areas", self.file("x.geojson", "zip,name\n")), "x.geojson:1: not GeoJSON")
        self.refused(kith("areas", good, "--code", "zpi"), "no property \"zpi\"", "did you mean zip?")
        self.refused(kith("areas", good, "--where", "zip"), "--where: zip: expected PROPERTY=TEXT")
        self.refused(kith("areas", good, "--type", "borough"), "--type")
        self.refused(kith("areas", good, "--max-change", "101"), "--max-change")
        self.refused(kith("areas"), "sources")


class Gaps(Case):
    """Whom help does not reach."""

    def county(self, households=400):
        county, clients = self.folder / "county", self.folder / "clients.ndjson"
        kith("county", "--services", "200", "--households", str(households), "--out", str(county), "--clients", str(clients))
        return ["--catalog", str(county), "--clients", str(clients), *AS_OF]

    def rows(self, name="gaps"):
        with open(self.folder / name / "gaps.csv", newline="") as table:
            return list(csv.DictReader(table))

    def gaps(self, *arguments, out="gaps", **options):
        return kith("gaps", *arguments, "--out", str(self.folder / out), **options)

    def test_the_worked_example_is_what_the_program_prints_and_writes(self):
        page = (ROOT / "docs/gaps.md").read_text(encoding="utf-8")
        commands, printed, table = [textwrap.dedent(block).strip("\n").splitlines() for block in re.findall(r"(?:    .*\n|\n)+", page) if block.strip()][:3]
        self.assertEqual(len(commands), 2)
        for command in commands:
            run = subprocess.run([pathlib.Path(KITH).resolve(), *command.split()[1:]], cwd=self.folder, capture_output=True, text=True)
            self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertEqual(run.stdout.splitlines(), printed)
        written = (self.folder / "gaps/gaps.csv").read_text().splitlines()
        self.assertGreater(len(table), 3)
        self.assertLessEqual(set(table), set(written))
        self.assertEqual((table[0], table[-1]), (written[0], written[-1]))

    def test_counts_what_the_rankings_say(self):
        county = self.county(250)
        run = self.gaps(*county, "--by", "language")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        languages = {}
        for line in pathlib.Path(county[3]).read_text().splitlines():
            household = json.loads(line)
            languages[household["id"]] = (household.get("languages") or ["(not known)"])[0]
        cells = {}
        for line in kith("rank", *county, "--top", "2", "--format", "json").stdout.splitlines():
            answer = json.loads(line)
            of_household = {}
            for need in answer["needs"]:
                key = languages[answer["household"]]
                of_household[key] = min(of_household.get(key, 2), len(need["offers"]))
            for key, offers in of_household.items():
                cells.setdefault(key, [0, 0, 0])[offers] += 1
        expected = []
        for key, counts in sorted(cells.items()):
            told = [str(n) if n > 10 or (n == 0 and max(counts) > 10) else "<11" for n in counts]
            expected.append((key, "*" if "<11" in told else str(sum(counts)), *told))
        rows = self.rows()
        self.assertEqual([tuple(row.values())[:5] for row in rows[:-1]], expected)
        self.assertGreater(sum("<11" not in row for row in expected), 1)
        self.assertGreater(sum("<11" in row for row in expected), 3)
        for i, name in enumerate(("none", "one", "several")):
            self.assertIn(rows[-1][name], (str(sum(counts[i] for counts in cells.values())), "*"))
        for row in rows:
            self.assertEqual(bool(row["main_barrier"]), row["none"].isdigit() and row["none"] != "0" and row["language"] != "(all)")

    def test_a_map_has_the_numbers_of_the_table(self):
        county = self.county()
        self.assertEqual(self.gaps(*county, "--by", "area:planning_area").returncode, 0)
        features = json.loads((self.folder / "gaps/gaps.geojson").read_text())["features"]
        of_map = {f["properties"]["planning_area"]: [str(f["properties"][name]) for name in ("households", "none", "one", "several")] for f in features}
        of_table = {row["planning_area"]: [row[name] for name in ("households", "none", "one", "several")] for row in self.rows()[:-1]}
        self.assertEqual(of_map, of_table)
        self.assertGreater(len(features), 5)
        for feature in features:
            if feature["properties"]["planning_area"] == "(not known)":
                self.assertIsNone(feature["geometry"])
            else:
                self.assertIn(feature["geometry"]["type"], ("Polygon", "MultiPolygon"))
        self.assertEqual(self.gaps(*county, "--by", "zip,need").returncode, 0)
        feature = json.loads((self.folder / "gaps/gaps.geojson").read_text())["features"][0]
        self.assertTrue(any(name.endswith(": none") for name in feature["properties"]))

    def test_areas_of_a_file_facts_and_bands_are_groups(self):
        county = self.county()
        square = {"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"GEOID": code, "NAME": "Tract " + code},
             "geometry": {"type": "Polygon", "coordinates": [[[w, 33.5], [e, 33.5], [e, 35], [w, 35], [w, 33.5]]]}}
            for code, w, e in (("06037000100", -119, -118.2), ("06037000200", -118.2, -117))]}
        areas = self.file("tracts.geojson", json.dumps(square))
        run = self.gaps(*county, "--areas", areas, "--by", "area,veteran,age:18:65")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        rows = self.rows()[:-1]
        self.assertLessEqual({row["area"] for row in rows}, {"06037000100", "06037000200", "(not known)"})
        self.assertLessEqual({"06037000100", "06037000200"}, {row["area"] for row in rows})
        self.assertLessEqual({row["veteran"] for row in rows}, {"yes", "no", "(not known)"})
        self.assertLessEqual({"18 to under 65", "65 and over"}, {row["age"] for row in rows})
        self.assertEqual(len(json.loads((self.folder / "gaps/gaps.geojson").read_text())["features"]), len({row["area"] for row in rows}))

    def test_equal_questions_have_equal_bytes_and_no_map_where_no_area_is_named(self):
        county = self.county(200)
        first, second = self.gaps(*county), self.gaps(*county, out="again")
        self.assertEqual(first.stdout, second.stdout)
        self.assertEqual((self.folder / "gaps/gaps.csv").read_bytes(), (self.folder / "again/gaps.csv").read_bytes())
        self.assertFalse((self.folder / "gaps/gaps.geojson").exists())

    def test_a_need_that_is_named_is_asked_of_everyone(self):
        county = self.county(100)
        self.assertEqual(self.gaps(*county, "--need", "Food pantry").returncode, 0)
        rows = self.rows()
        self.assertEqual([row["need"] for row in rows], ["Food pantry", "(all)"])

    def test_is_said_in_the_language_asked_for(self):
        run = self.gaps(*self.county(100), "--language", "es")
        self.assertIn("A quiénes no llega la ayuda", run.stdout)
        self.assertNotIn("Whom", run.stdout)

    def test_bad_options(self):
        ask = ["--catalog", SAMPLE, "--clients", ROSA, *AS_OF]
        self.refused(self.gaps(*ask, "--by", "area:tract"), "--by: area:tract", "planning_area")
        self.refused(self.gaps(*ask, "--by", "area"), "--areas with a file")
        self.refused(self.gaps(*ask, "--by", "need,need"), "each once")
        self.refused(self.gaps(*ask, "--by", "age:65:18"), "bounds that ascend")
        self.refused(self.gaps(*ask, "--need", "fod"), "--need")
        self.refused(self.gaps(*ask[:2], "--clients", "-", stdin='{"id": "a"}'), "no household states a need")
        run = self.gaps(*ask, "--by", "vetran")
        self.assertEqual(run.returncode, 0)
        self.assertIn("--by: vetran: no household states it", run.stderr)


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


class TaxonomyFiles(Case):
    XML = """<?xml version="2.0"?><t><top id="1" title="Food">
<second id="1.1" title="Pantries"/></top></t>"""

    def write(self):
        path = self.folder / "needs.xml"
        path.write_text(self.XML)
        return str(path)

    def test_terms_alone_are_a_directory(self):
        run = kith("import", "--from", "taxonomy", self.write(), "--out", str(self.folder / "terms"))
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("read as version 1.0", run.stdout)
        with open(self.folder / "terms" / "taxonomy_terms.csv") as file:
            self.assertEqual({(row["code"], row["name"]) for row in csv.DictReader(file)}, {("1", "Food"), ("1.1", "Pantries")})

    def test_terms_go_into_a_directory(self):
        out = str(self.folder / "sample")
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", out).returncode, 0)
        run = kith("import", "--from", "taxonomy", self.write(), "--into", out)
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("2 terms added, 0 replaced", run.stdout)
        self.assertIn("0 terms added, 2 replaced", kith("import", "--from", "taxonomy", self.write(), "--into", out).stdout)
        with open(self.folder / "sample" / "services.csv") as file:
            self.assertGreater(len(list(csv.DictReader(file))), 10)

    def test_bad_targets(self):
        self.refused(kith("import", "--from", "taxonomy", self.write()), "--out", "--into")
        self.refused(kith("import", "--from", "hsds3", SAMPLE, "--into", str(self.folder)), "--into", "taxonomy")
        run = kith("import", "--from", "taxonomy", self.write(), "--into", str(self.folder / "none"))
        self.assertEqual(run.returncode, 2)
        self.assertIn("none", run.stderr)


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

    def test_replaces_no_other_directory_unless_told_to(self):
        out = self.folder / "county"
        self.assertEqual(kith("import", "--from", "hsds3", SAMPLE, "--out", str(out)).returncode, 0)
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
        run, out, _ = self.make()
        self.refused(run, str(out), "that is no made-up county", "--force")
        self.assertEqual(before, {path: path.read_bytes() for path in out.rglob("*") if path.is_file()})
        self.assertEqual(self.make("--force")[0].returncode, 0)
        self.assertEqual(self.make()[0].returncode, 0)

    def test_a_folder_holds_a_directory_alone(self):
        out = self.folder / "county"
        for inside in (out / "x.ndjson", out / "more" / "x.ndjson", self.folder / "county" / ".." / "county" / "x.ndjson"):
            for folder in (str(out), str(out) + "/"):
                self.refused(kith("county", "--out", folder, "--services", "200", "--clients", str(inside)), "x.ndjson: lies in the folder")
        self.refused(kith("county", "--out", str(self.folder / "c.kith"), "--services", "200"), "c.kith: a county is written as a folder")
        self.assertEqual(list(self.folder.iterdir()), [])
        out.mkdir()
        self.refused(kith("county", "--out", str(out), "--services", "200", "--clients", str(out / "x.ndjson")), "x.ndjson: lies in the folder")
        self.assertEqual(list(out.iterdir()), [])

    def test_bad_options(self):
        self.refused(kith("county", "--out", str(self.folder / "x"), "--services", "7"), "services", "200", "10,000,000")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--services", "abc"), "--services", "abc", "expected a whole number")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--seed", "-1"), "--seed", "expected a whole number from 0")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--date", "soon"), "soon")
        self.refused(kith("county"), "--out", "kith county --help")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--geography", str(self.folder)), "zcta2010_la_and_neighbors")
        self.refused(kith("county", "--out", str(self.folder / "x"), "--servces", "7"), "--services")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])

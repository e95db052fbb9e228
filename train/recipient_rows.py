#!/usr/bin/env python3
"""Rows for train_recipients: for each act of annotated articles whose recipient was looked for in the rest of
the article, the sides it may be meant for, which of them the annotation has, and what speaks for each.

    train/recipient_rows.py BUILD FOLDER ... [tests/sentences] > rows.txt

A FOLDER has articles with expected/, or tables of sentences with their records; of these each line is an article.

An act of the annotation is one of the same type and sentence with an actor in common. Acts that it does not have
are written too, with no row that is right."""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

SENTENCE = re.compile(r"^  \[\d+, \d+\) (.*)")
LINE = re.compile(r"^    \S.*?: (no type|[A-Z]+) (.*?) > (.*?), \w+, confidence [\d.]+, ")
SIDE = "      as its recipient: "


def acts_of(explained):
    """The acts in the output of explain --readings that have sides, with their sentence."""
    sentence, acts = "", []
    for line in explained.split("\n"):
        if line.startswith(SIDE) and acts:
            code, _, *features = line[len(SIDE):].split()
            acts[-1]["sides"].append(("-" if code == "nobody" else code, features))
        elif line.startswith("      no record: ") and acts:
            acts[-1]["dropped"] = True
        elif found := LINE.match(line):
            acts.append({"sentence": sentence, "type": found[1], "actors": set(found[2].split("+")),
                         "dropped": False, "sides": []})
        elif found := SENTENCE.match(line):
            sentence = " ".join(found[1].split())
    return [act for act in acts if act["sides"] and not act["dropped"]]


def explained(build, text, published):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        return subprocess.run([build + "/demarche", "explain", "--readings", "--min-confidence", "0", "--published",
                               published, file.name], capture_output=True, check=False, text=True).stdout


def write(place, act, right):
    for code, features in act["sides"]:
        print(place, int(code in right), " ".join("to-" + one for one in features), sep="\t")
    print()


def right_of(act, gold):
    """The recipients that the annotation has for an act, "-" for nobody."""
    codes = set()
    for one in gold:
        begins = " ".join(one["sentence"].split())[:25] if one["record"] == "event" else None
        if begins and act["sentence"].startswith(begins) and one["type"] == act["type"] and \
                act["actors"] & set(map(str, one["actors"])):
            codes |= set(map(str, one["recipients"])) or {"-"}
    return codes


def rows_of(build, path, gold):
    coded = subprocess.run([build + "/demarche", "code", "--text", path], capture_output=True, check=True, text=True)
    for record in map(json.loads, coded.stdout.splitlines()):
        if record["record"] != "document" or record["item_kind"] != "main":
            continue
        published = (record["published"] or "X").replace("XXXX", "2000").replace("X", "2000-01-01")
        for act in acts_of(explained(build, record["text"], published)):
            write(os.path.basename(path), act, right_of(act, gold))


def sentence_rows(build, path):
    """Of a table of tests/sentences: group, text, records as "TYPE/mode ACTOR,... > RECIPIENT,... ; ..."."""
    for number, line in enumerate(open(path, encoding="utf-8")):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("#") or len(cells) < 3:
            continue
        told = [re.match(r"\s*([A-Z]+)(?:/\S+)? (\S+) > (\S+)", one) for one in cells[2].split(";")]
        for act in acts_of(explained(build, cells[1].replace("\\n", "\n") + "\n", "2020-06-15")):
            right = {code for one in told if one and one[1] == act["type"] and
                     act["actors"] & set(one[2].split(",")) for code in one[3].split(",")}
            write(f"{os.path.basename(path)}{number}", act, right)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for folder in sys.argv[2:]:
        for path in sorted(glob.glob(folder + "/*.tsv")):
            sentence_rows(sys.argv[1], path)
        for path in sorted(glob.glob(folder + "/expected/*.jsonl")):
            name = os.path.basename(path)[:-len(".jsonl")]
            with open(path, encoding="utf-8") as lines:
                gold = [json.loads(line) for line in lines if line.strip()]
            for source in glob.glob(f"{folder}/{name}.*"):
                rows_of(sys.argv[1], source, gold)


main()

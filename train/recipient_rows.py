#!/usr/bin/env python3
"""Rows for train_recipients: for each act of annotated articles whose recipient was looked for in the rest of
the article, the sides it may be meant for, which of them the annotation has, and what speaks for each.

    train/recipient_rows.py BUILD FOLDER ... > rows.txt

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
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as text:
            text.write(record["text"])
            text.flush()
            explained = subprocess.run([build + "/demarche", "explain", "--readings", "--min-confidence", "0",
                                        "--published", (record["published"] or "X").replace("XXXX", "2000").replace("X", "2000-01-01"), text.name],
                                       capture_output=True, check=True, text=True).stdout
        for act in acts_of(explained):
            right = right_of(act, gold)
            for code, features in act["sides"]:
                listed = " ".join("to-" + one for one in features)
                print(os.path.basename(path), int(code in right), listed, sep="\t")
            print()


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for folder in sys.argv[2:]:
        for path in sorted(glob.glob(folder + "/expected/*.jsonl")):
            name = os.path.basename(path)[:-len(".jsonl")]
            with open(path, encoding="utf-8") as lines:
                gold = [json.loads(line) for line in lines if line.strip()]
            for source in glob.glob(f"{folder}/{name}.*"):
                rows_of(sys.argv[1], source, gold)


main()

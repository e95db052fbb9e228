#!/usr/bin/env python3
"""The whole coder over labelled sentences of the press: PLV (source, target and type), CAMEO (spans of source and target), quad classes.

Sentences of even number are for developing, those of odd number for measuring: only the former are written to MISSES. FULL: type, source and
target are right (PLV), source and target are (spans); "has": an event of the class is coded; "none": sentences without an event.
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('program', nargs='?', default='build/demarche', help='the program to measure; %(default)s unless given')
parser.add_argument('data', nargs='?', default='../shared/data/events', help='the folder of the labelled sentences; %(default)s unless given')
parser.add_argument('misses', nargs='?', help='a folder for the sentences of even number that are not wholly right')
options = parser.parse_args()
program, data, misses = os.path.abspath(options.program), options.data, options.misses
if not os.access(program, os.X_OK) or os.path.isdir(program):
    parser.error(f'{program} is no program that can be run')
if not os.path.isdir(data):
    sys.exit(f'{data} is not there: nothing is measured')


def code(sentences):
    """The events of each sentence, by its number."""
    folder = tempfile.mkdtemp()
    path = f'{folder}/in.jsonl'
    with open(path, 'w') as f:
        for i, text in enumerate(sentences):
            f.write(json.dumps({'id': str(i), 'text': text, 'date': '2015-06-10'}) + '\n')
    out = subprocess.run([program, 'code', '--text', path], capture_output=True).stdout.decode()
    shutil.rmtree(folder)
    events, numbers = collections.defaultdict(list), {}
    for line in out.splitlines():
        record = json.loads(line)
        if record['record'] == 'document':
            numbers[record['id']] = int(record['source'].rsplit(':', 1)[1]) - 1
        elif record['record'] == 'event':
            events[numbers[record['document']]].append(record)
    return events


def marked(text, tag):
    """Byte spans of <tag>...</tag> in the text without the marks."""
    spans, at, start, kind = [], 0, 0, ''
    for piece in re.split(r'(</?[st]>)', text):
        if piece in ('<s>', '<t>'):
            start, kind = at, piece[1]
        elif piece in ('</s>', '</t>'):
            if kind == tag:
                spans.append((start, at))
        else:
            at += len(piece.encode())
    return spans


def meets(actors, spans):
    return any(a.get('start') is not None and a['start'] < end and a['end'] > start for a in actors for start, end in spans)


def brief(events):
    def names(actors):
        return '+'.join(a['code'] or '?' for a in actors)
    return ' ; '.join(f"{e['type']}/{e['mode']} {names(e['actors'])} > {names(e['recipients'])} {e['confidence']:.2f}" for e in events)


class Table:
    """Counts by half and outcome; the misses of the even half."""

    def __init__(self, name):
        self.name, self.counts, self.lines = name, collections.Counter(), []

    def add(self, number, outcome, good, line):
        self.counts[number % 2, outcome] += 1
        if outcome != good and number % 2 == 0:
            self.lines.append(line)

    def show(self):
        for half, label in ((0, 'even'), (1, 'odd')):
            mine = {k: n for (h, k), n in self.counts.items() if h == half}
            total = sum(mine.values())
            shares = '  '.join(f'{k} {n / total:.3f}' for k, n in sorted(mine.items(), key=lambda item: -item[1]))
            print(f'{self.name:<6} {label:<4} n {total:>4}  {shares}')
        if misses and self.lines:
            os.makedirs(misses, exist_ok=True)
            with open(f'{misses}/{self.name}.txt', 'w') as f:
                f.write('\n'.join(self.lines) + '\n')


def plv():
    def of(event_type):
        return 'YIELD' if event_type in ('CONCEDE', 'RETREAT') else event_type
    rows = [json.loads(line) for line in open(f'{data}/plv_train.jsonl')]
    events, table = code([re.sub(r'</?[st]>', '', r['marked']) for r in rows]), Table('plv')
    for i, row in enumerate(rows):
        source, target = marked(row['marked'], 's'), marked(row['marked'], 't')
        best, outcome = 0, 'nothing'
        for e in events[i]:
            a = meets(e['actors'], source)
            b = meets(e['recipients'], target) or (a and meets(e['actors'], target))
            same = of(e['type']) == row['type']
            rank = 4 if same and a and b else 3 if same and (a or b) else 2 if a and b else 1
            if rank > best:
                best, outcome = rank, {4: 'FULL', 3: 'type+one', 2: 'pair,other-type', 1: 'other'}[rank]
        table.add(i, outcome, 'FULL', f"{row['type']}\t{outcome}\t{row['marked']}\t| {brief(events[i])}")
    table.show()


def quad():
    rows = [json.loads(line) for line in open(f'{data}/quad_train.jsonl')]
    events, some, none = code([r['text'] for r in rows]), Table('quad'), Table('none')
    for i, row in enumerate(rows):
        classes = [e['quad'] for e in events[i]]
        outcome = 'nothing' if not classes else 'has' if row['quad'] in classes else 'other'
        table, good = (none, 'nothing') if row['quad'] == 'none_or_statement' else (some, 'has')
        table.add(i, outcome, good, f"{row['quad']}\t{outcome}\t{row['text']}\t| {brief(events[i])}")
    some.show()
    none.show()


def spans():
    texts, marks = [], []
    for block in open(f'{data}/cameo_ner_train.txt').read().split('\n\n'):
        text, source, target = '', [], []
        for line in filter(None, map(str.strip, block.split('\n'))):
            word, label = line.rsplit(' ', 1)
            if text and not re.match(r"^[.,;:!?)]|^['’]s$|^n['’]t$", word):
                text += ' '
            start = len(text.encode())
            text += word
            mine = source if label[-1] == 'S' else target
            if label[0] == 'B':
                mine.append([start, len(text.encode())])
            elif label[0] == 'I' and mine:
                mine[-1][1] = len(text.encode())
        if text:
            texts.append(text)
            marks.append((source, target))
    events, table = code(texts), Table('spans')
    for i, (source, target) in enumerate(marks):
        if not source or not target:
            continue
        whole = any(meets(e['actors'], source) and meets(e['actors'] + e['recipients'], target) for e in events[i])
        outcome = 'FULL' if whole else 'other' if events[i] else 'nothing'
        table.add(i, outcome, 'FULL', f'{outcome}\t{texts[i]}\t| {brief(events[i])}')
    table.show()


plv()
quad()
spans()

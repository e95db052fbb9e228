#!/usr/bin/env python3
# Writes the tables of docs/accuracy.md that `demarche eval` gives: what stands between "<!-- NAME -->" and "<!-- end -->" there.
"""Run from the top folder after `make build`: tools/accuracy.py. The tables of other programs (relate, time, pages, duplicates) are not touched."""
import json
import re
import subprocess
import tempfile
import glob
import os
import shutil

DOCUMENT = 'docs/accuracy.md'
HEAD = '| | precision | recall | F1 | right | missed | false | aside |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n'


def evaluate(path, *options):
    """The JSON form of an evaluation."""
    return json.loads(subprocess.run(['build/demarche', 'eval', '--format', 'json', *options, path], capture_output=True).stdout)


def number(value, digits=2):
    return '-' if value is None else f'{value:.{digits}f}'


def row(name, score):
    cells = [number(score[k]) for k in ('precision', 'recall', 'f1')] + [str(score[k]) for k in ('right', 'missed', 'false', 'aside')]
    return f'| {name} | ' + ' | '.join(cells) + ' |\n'


def part(first, last):
    """A folder of the samples with these numbers."""
    folder = tempfile.mkdtemp()
    os.mkdir(f'{folder}/expected')
    for path in glob.glob('samples/[0-9]*') + glob.glob('samples/expected/*'):
        if first <= int(os.path.basename(path)[:2]) <= last:
            shutil.copy(path, path.replace('samples', folder, 1))
    return folder


def overview():
    text = HEAD
    for name, path in (('01 to 60', part(1, 60)), ('61 to 84', part(61, 84)), ('all', 'samples')):
        figures = evaluate(path)
        for kind in ('events', 'statements', 'positions'):
            text += row(f'{kind}, {name}', figures[kind])
    return text + row('events, all, `--strict`', evaluate('samples', '--strict')['events'])


def others(figures):
    names = {'mode': 'mode, of right events that have one', 'status': 'status, of right events', 'date': 'date, of right events whose date the text gives',
             'verdict': 'verdict, of right positions', 'published': 'date of publication', 'item_kind': 'kind of item', 'title': 'title'}
    text = '| | right | share |\n| --- | --- | --- |\n'
    for key, name in names.items():
        f = figures[key]
        text += f'| {name} | {f["right"]} of {f["of"]} | {f["right"] / f["of"]:.2f} |\n'
    return text


def thresholds():
    text = '| least confidence | precision | recall | F1 |\n| --- | --- | --- | --- |\n'
    for least in ('0', '0.3', '0.4', '0.5', '0.6', '0.7', '0.8', '0.9'):
        e = evaluate('samples', '--min-confidence', least)['events']
        text += f'| {least} | {number(e["precision"])} | {number(e["recall"])} | {number(e["f1"])} |\n'
    return text


def reliability(figures):
    text = f'Expected calibration error of events over ten bins: **{figures["calibration_error"]:.3f}** on the samples at the default threshold (0.4).\n\n'
    text += '| confidence | events | mean | right |\n| --- | --- | --- | --- |\n'
    for bucket in figures['reliability']:
        if bucket['events']:
            text += f'| {bucket["from"]:.1f} to {bucket["to"]:.1f} | {bucket["events"]} | {bucket["confidence"]:.2f} | {bucket["right"]:.2f} |\n'
    return text


def sentences(figures):
    groups = figures['groups']
    total = sum(g['sentences'] for g in groups.values())
    quiet = {n: g for n, g in groups.items() if not g['right'] and not g['missed'] and not g['aside']}
    text = f'{total} sentences written to cover constructions, and what must not be coded.\n\n{HEAD}'
    text += row(f'all {total} sentences', figures['events'])
    text += f'\nGroups with nothing to code have {sum(g["sentences"] for g in quiet.values())} of them: **{sum(g["false"] for g in quiet.values())} false events** in all.\n\n'
    text += '| group | sentences | without a fault | right | missed | false |\n| --- | --- | --- | --- | --- | --- |\n'
    for name, g in groups.items():
        text += f'| {name} | {g["sentences"]} | {g["clean"]} | {g["right"]} | {g["missed"]} | {g["false"]} |\n'
    return text + '\nBy type:\n\n' + HEAD + ''.join(row(n, s) for n, s in figures['types'].items())


def main():
    samples, tables = evaluate('samples'), evaluate('tests/sentences')
    parts = {'overview': overview(), 'types': HEAD + ''.join(row(n, s) for n, s in samples['types'].items()),
             'questions': HEAD + ''.join(row(n, s) for n, s in samples['questions'].items()), 'others': others(samples),
             'thresholds': thresholds(), 'reliability': reliability(samples), 'sentences': sentences(tables)}
    text = open(DOCUMENT).read()
    for name, new in parts.items():
        text, count = re.subn(rf'<!-- {name} -->\n.*?<!-- end -->', lambda _: f'<!-- {name} -->\n{new}<!-- end -->', text, flags=re.S)
        if count != 1:
            raise SystemExit(f'{DOCUMENT}: no place for "{name}"')
    open(DOCUMENT, 'w').write(text)


main()

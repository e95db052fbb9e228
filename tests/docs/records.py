#!/usr/bin/env python3
# The record contract three ways: docs/records.md, docs/records.schema.json, and what the program writes.
import glob
import json
import re
import subprocess
import sys
import tempfile

sys.path[:0] = ['tools', 'tests']
from check_schema import Schema  # noqa: E402
from checking import check, finish, need_model, program  # noqa: E402

need_model('records against the contract')


def run(*args, **kw):
    return subprocess.run([program, *args], capture_output=True, **kw).stdout.decode().splitlines()


root = json.load(open('docs/records.schema.json'))
schema = Schema(root)
documented, kind = {}, None
for line in open('docs/records.md'):
    heading = re.match(r'## (\w+)$', line)
    if heading:
        kind = heading.group(1)
        documented[kind] = []
    row = re.match(r'\| `(\w+)` \|', line)
    if row and kind:
        documented[kind].append(row.group(1))
kinds = ['document', 'actor', 'event', 'statement', 'position', 'rejected', 'question', 'holding']
for kind in kinds:
    known = list(root['$defs']['holder' if kind == 'actor' else kind]['properties'])
    check(f'{kind}: the document and the schema name the same keys in the same order', documented.get(kind) == known,
          f'{documented.get(kind)} against {known}')

inputs = ['tests/cli/articles', 'tests/cli/none'] + sorted(glob.glob('samples/*.txt'))
with tempfile.TemporaryDirectory() as work:
    store = f'{work}/a.db'
    lines = run('code', '--text', *inputs)
    run('ingest', '-d', store, *inputs)
    lines += run('ledger', '-d', store, '--format', 'jsonl')
    for question in [json.loads(line)['id'] for line in run('ledger', '-d', store, '--format', 'jsonl')][:40]:
        lines += run('ledger', '-d', store, '--history', '--format', 'jsonl', question)
    lines += run('events', '-d', store, '--format', 'jsonl') + run('statements', '-d', store, '--format', 'jsonl')

seen, faults, texts = {}, [], {}
for line in lines:
    record = json.loads(line)
    seen.setdefault(record['record'], []).append(record)
    faults += [f'{f} in {line[:200]}' for f in schema.faults(record)]
check(f'all of {len(lines)} lines fit the schema', not faults and lines, '\n#   '.join(faults[:8]))
for kind in kinds:
    if kind == 'actor':
        continue
    check(f'{kind}: there is one to look at', kind in seen)
    wrong = [list(r) for r in seen.get(kind, []) if list(r) != documented[kind] and list(r) != [k for k in documented[kind] if k != 'text']]
    check(f'{kind}: written with the keys of the document in their order', not wrong, wrong[:1])


def actors(value):
    if isinstance(value, dict):
        if 'sector' in value and 'role' in value:
            yield value
        for inner in value.values():
            yield from actors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from actors(inner)


wrong = [list(a) for rs in seen.values() for r in rs for a in actors(r) if list(a) not in (documented['actor'], documented['actor'][:-1])]
check('actor: written with the keys of the document in their order', not wrong, wrong[:1])

# Evidence: every offset leads to the words it is said to be.
for record in seen['document']:
    if 'text' in record:
        texts[record['id']] = record['text'].encode()
bad = []


def slices(value):
    if isinstance(value, dict):
        if {'start', 'end', 'text'} <= set(value) and value['text'] is not None:
            yield value
        for inner in value.values():
            yield from slices(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from slices(inner)


count = 0
for kind in ('event', 'statement', 'position'):
    for record in seen.get(kind, []):
        text = texts.get(record['document'])
        for piece in slices(record):
            count += 1
            if text is None or text[piece['start']:piece['end']].decode('utf-8', 'replace').split() != piece['text'].split():
                bad.append((record['id'], piece, text[piece['start']:piece['end']] if text else None))
check(f'{count} offsets lead to their words', not bad and count, bad[:2])
coded = [json.loads(line) for line in run('code', *inputs)]
ids = [(r['document'], r['id']) for r in coded if r['record'] in ('event', 'statement', 'position')]
check('no two records of a document share an id', len(ids) == len(set(ids)))
known = {r['id'] for r in coded if 'id' in r}
check('positions rest on records that are there', all(f in known for r in coded if r['record'] == 'position' for f in r['from']))
finish()

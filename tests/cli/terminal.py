#!/usr/bin/env python3
# What is seen on a terminal: progress while it works, tables that fit its width in any script, colour only where it is wanted.
import os
import pty
import re
import subprocess
import sys
import tempfile
import unicodedata

sys.path.insert(0, 'tests')
from checking import check, finish, need_model, program, skip  # noqa: E402

need_model('the terminal')

try:
    os.close(pty.openpty()[0])
except OSError as fault:
    skip('the terminal', f'the system has none to give: {fault}')


def on_terminal(arguments, out=False, **env):
    """Runs with standard error (and with `out` standard output) on a terminal of its own; returns what was written to it."""
    leader, follower = pty.openpty()
    child = subprocess.Popen([program, *arguments], stdin=subprocess.DEVNULL, stdout=follower if out else subprocess.DEVNULL, stderr=follower,
                             env={**os.environ, 'TERM': 'xterm', **env})
    os.close(follower)
    text = b''
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        text += piece
    child.wait()
    os.close(leader)
    return text.decode('utf-8', 'replace').replace('\r\n', '\n')


def width(line):
    return sum(0 if unicodedata.combining(c) or unicodedata.category(c) in ('Cf', 'Mn', 'Me') else 2 if unicodedata.east_asian_width(c) in 'WF' else 1
               for c in line)


with tempfile.TemporaryDirectory() as work:
    os.mkdir(f'{work}/in')
    for i in range(600):
        with open(f'{work}/in/{i:04}.txt', 'w') as f:
            f.write(f'date 2022-03-{i % 28 + 1:02}\n\n\u5317\u4eac \u0645\u0648\u0633\u0643\u0648 {i}\n\nRussia \u0420\u043e\u0441\u0441\u0438\u044f met China \u4e2d\u56fd\u4eba\u6c11'
                    f'\u5171\u548c\u56fd for talks number {i} on grain and \u0645\u0648\u0633\u0643\u0648 ports. Kenya condemned Uganda over post {i}.\n')
    store = f'{work}/a.db'
    seen = on_terminal(['ingest', '-d', store, f'{work}/in'], COLUMNS='100')
    check('progress with rate and time left', re.search(r'\[=* *\] +\d+ %  \d+ articles, \d+ a second, \d+:\d\d left', seen), seen[-300:])
    check('... no line is wider than the terminal', all(len(part) < 100 for part in re.split(r'[\r\n]', re.sub(r'\x1b\[K', '', seen)) if 'left' in part))
    check('... and it is gone at the end', seen.rstrip().split('\x1b[K')[-1].startswith('demarche ingest: 600 articles'), seen[-200:])
    for columns in (60, 80, 132):
        for arguments in (['events', '-d', store, '--limit', '30'], ['statements', '-d', store, '--limit', '30'], ['ledger', '-d', store]):
            table = on_terminal(arguments, out=True, COLUMNS=str(columns), NO_COLOR='1')
            lines = [line for line in table.split('\n') if not line.startswith('demarche ')]
            wide = [line for line in lines if width(line) > columns]
            check(f'{arguments[0]} fits {columns} columns', lines and not wide, wide[:2])
    table = on_terminal(['events', '-d', store, '--limit', '5'], out=True, COLUMNS='100', NO_COLOR='1')
    heads = table.split('\n')[0]
    rows = [line for line in table.split('\n')[1:] if re.search(r'[0-9a-f]{16}$', line)]
    column = width(heads[:heads.index('Sources')])
    aligned = True
    for row in rows:
        used, at = 0, 0
        while at < len(row) and used < column + len('Sources') - 1:
            used += width(row[at])
            at += 1
        aligned &= row[at:at + 1].isdigit()
    check('columns stand below their heads', rows and aligned, table)
    check('colour on a terminal', '\x1b[1m' in on_terminal(['events', '-d', store, '--limit', '1'], out=True))
    for name, env in (('NO_COLOR', {'NO_COLOR': '1'}), ('a dumb terminal', {'TERM': 'dumb'})):
        check(f'no colour: {name}', '\x1b[1m' not in on_terminal(['events', '-d', store, '--limit', '1'], out=True, **env))
    evil = f'{work}/evil.txt'
    with open(evil, 'w') as f:
        f.write('date 2022-03-01\n\nKenya \x1b[31mcondemned\x1b]0;title\x07 Uganda on Monday.\n')
    on_terminal(['ingest', '-d', store, evil])
    check('control characters of an article do not reach the terminal', '\x1b[31m' not in on_terminal(['events', '-d', store], out=True, NO_COLOR='1'))
finish()

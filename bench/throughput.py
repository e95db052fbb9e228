#!/usr/bin/env python3
"""Articles a second and memory of `demarche code`, everything on: mixed articles, 1,000 and 10,000 of them, on one thread and on two.

The articles are those of samples/, else of tests/cli/articles. A sentence that was met lately is not analysed again, so copies have every sentence
made distinct by a word, as articles of different stories are; "reprints" have one sentence of each copy made so. "a CPU second": articles of 400
words by the time the processors spent on it, which depends less on what else the machine does.
"""
import argparse
import glob
import json
import os
import re
import sys
import tempfile
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('program', nargs='?', default='build/demarche', help='the program to measure; %(default)s unless given')
program = os.path.abspath(parser.parse_args().program)
if not os.access(program, os.X_OK) or os.path.isdir(program):
    parser.error(f'{program} is no program that can be run')
paths = sorted(glob.glob('samples/*.txt')) or sorted(glob.glob('tests/cli/articles/*.txt'))
texts = [open(p, encoding='utf-8').read() for p in paths]


def run(path, threads):
    began = time.perf_counter()
    child = os.fork()
    if not child:
        out = os.open('/dev/null', os.O_WRONLY)
        os.dup2(out, 1)
        os.execv(program, [program, 'code', '--threads', str(threads), path])
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, status


if not texts:
    parser.error('neither samples/ nor tests/cli/articles has texts here: run it from the root of the sources')


def write(path, count, each):
    """Copies of the articles, `each` sentences of a copy made distinct (0: all); the words of one on average."""
    words = 0
    with open(path, 'w') as f:
        for i in range(count):
            text = re.sub(r'(?<=[a-z]\.)(\s+)(?=[A-Z])', rf'\1In case {i} ', texts[i % len(texts)], count=each)
            words += len(text.split())
            f.write(json.dumps({'text': text, 'published': f'2022-{i % 12 + 1:02}-{i % 28 + 1:02}'}) + '\n')
    return words / count


print(f'{len(texts)} different articles')
print(f'{"articles":>9} {"":>9} {"threads":>8} {"seconds":>8} {"articles/s":>11} {"of 400 words":>13} {"a CPU second":>13} {"MB":>6}')
memory = {}
with tempfile.TemporaryDirectory() as folder:
    for count, kind, each in ((1000, 'distinct', 0), (10000, 'distinct', 0), (10000, 'reprints', 1)):
        path = f'{folder}/{count}.jsonl'
        words = write(path, count, each)
        for threads in (1, 2):
            seconds, cpu, megabytes, status = run(path, threads)
            memory[count, threads] = megabytes
            print(f'{count:>9} {kind:>9} {threads:>8} {seconds:>8.2f} {count / seconds:>11.0f} {count / seconds * words / 400:>13.0f}'
                  f' {count / cpu * words / 400:>13.0f} {megabytes:>6.0f}'
                  + (f'  exit status {os.waitstatus_to_exitcode(status)}' if status else ''))
for threads in (1, 2):
    print(f'memory on {threads} thread{"s"[:threads > 1]}: {memory[1000, threads]:.0f} MB for 1,000, {memory[10000, threads]:.0f} MB for 10,000')
sys.exit(any(memory[10000, t] > 150 or memory[10000, t] > memory[1000, t] * 1.15 for t in (1, 2)))

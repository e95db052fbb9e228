#!/usr/bin/env python3
"""The project's own sentences as plain text, for a narrow network to learn: the examples of lexicon/, tests/sentences and the articles of samples/.

    train/own_sentences.py > own.txt        each example is a paragraph of its own; run in the project's folder
"""
import glob

LEAST_LETTERS = 12


def rows(path):
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            if line.strip() and not line.startswith('#'):
                yield line.rstrip('\n').split('\t')


def examples():
    for path in sorted(glob.glob('lexicon/**/*.tsv', recursive=True)):
        table = rows(path)
        columns = [i for i, name in enumerate(next(table)) if name.startswith('example')]
        for row in table:
            yield from (row[i] for i in columns if i < len(row) and len(row[i]) >= LEAST_LETTERS)
    for path in sorted(glob.glob('tests/sentences/*.tsv')):
        yield from (row[1] for row in rows(path) if len(row) > 1)
    for path in sorted(glob.glob('samples/*.txt')):
        with open(path, encoding='utf-8') as text:
            yield text.read()


print('\n\n'.join(dict.fromkeys(examples())))

#!/usr/bin/env python3
"""How much of what is known is still found in long sentences: clauses that `demarche` codes by themselves, put into two constructions at a time
(a subject with an insertion, a predicate with company, a sentence around both), and the share of their events that it finds.

    python3 bench/embedded.py [PROGRAM] [--count 600] [--seed 1] [--missed]

The clauses are of rows that have long had a test, so that what is missed is missed for the sentence's sake. Another seed makes other sentences:
what was mended on one is measured on the next.
"""
import argparse
import collections
import os
import random
import re
import subprocess
import tempfile

ACTORS = [("Kenya's foreign minister", 'Ali Juma', 'KEN'), ('the Peruvian president', 'Ana Rojas', 'PER'), ("Norway's prime minister", 'Kari Lund', 'NOR'),
          ('the Ghanaian army', '', 'GHA'), ('Jordan', '', 'JOR'), ('the Thai government', '', 'THA')]
OTHERS = [('Chile', 'Chilean', 'CHL'), ('Malaysia', 'Malaysian', 'MYS'), ('Gabon', 'Gabonese', 'GAB'), ('Iceland', 'Icelandic', 'ISL')]
# past, infinitive, gerund, type
CLAUSES = [('accused {o} of spying', 'accuse {o} of spying', 'accusing {o} of spying', 'ACCUSE'),
           ('expelled {a} diplomats', 'expel {a} diplomats', 'expelling {a} diplomats', 'SANCTION'),
           ('condemned {o}', 'condemn {o}', 'condemning {o}', 'ACCUSE'),
           ('imposed sanctions on {o}', 'impose sanctions on {o}', 'imposing sanctions on {o}', 'SANCTION'),
           ('urged {o} to free the prisoners', 'urge {o} to free the prisoners', 'urging {o} to free the prisoners', 'REQUEST'),
           ('thanked {o}', 'thank {o}', 'thanking {o}', 'SUPPORT'),
           ('recalled its ambassador from {o}', 'recall its ambassador from {o}', 'recalling its ambassador from {o}', 'SANCTION'),
           ('rejected a proposal by {o}', 'reject a proposal by {o}', 'rejecting a proposal by {o}', 'REJECT'),
           ('sent food to {o}', 'send food to {o}', 'sending food to {o}', 'AID'),
           ('threatened {o} with war', 'threaten {o} with war', 'threatening {o} with war', 'THREATEN')]
# of persons, of bodies; s the subject, n the name
PERSONS = {'bare': '{s}', 'apposition': '{s}, {n},', 'who': '{s}, who was in Oslo for talks on trade,', 'name first': '{n}, {s},',
           'apposition and who': '{s}, {n}, who took office in May,', 'gerund': '{s}, speaking after the meeting,',
           'dashes': '{s} - never a patient negotiator -', 'participle': '{s}, elected last year on a promise of change,'}
BODIES = {'bare': '{s}', 'which': '{s}, which has its own troubles,', 'time': '{s}, for the second time in a week,',
          'with': '{s}, together with two of its neighbours,', 'participle': '{s}, stung by the criticism,', 'brackets': '{s} (no stranger to the subject)'}
# v past, b infinitive, g gerund
PREDICATES = {'plain': '{v}', 'behind and': 'cancelled a trip and {v}', 'day first': 'on Tuesday {v}', 'had': 'had already {v}', 'day': '{v} on Monday',
              'gerund': 'left the room, {g}', 'so far as': 'went so far as to {b}', 'no time': 'wasted no time and {v}',
              'source': '{v}, according to a statement issued late on Tuesday'}
SENTENCES = {'plain': '{x}.', 'when': 'The crisis began last week, when {x}.', 'after': 'Oil prices, which had been rising for a month, fell after {x}.',
             'where': 'The news came from the capital, where {x}.', 'semicolon': 'The market, as ever, was calm; {x}.',
             'although': 'Although {x}, few in the hall seemed to care.', 'said': '{x}, said two officials who asked not to be named.',
             'told': 'A spokesman told reporters in the capital that {x}.', 'word that': 'Word that {x} reached the hall at noon.',
             'fronted': 'Late on Tuesday, in a speech that lasted an hour, {x}.', 'while': 'While the others waited for instructions, {x}.',
             'and': 'The talks dragged on, the coffee grew cold, and {x}.', 'since': 'Little has moved since {x}.',
             'said and': '"It was time," said one of those present, and {x}.', 'just after': 'The ministers were still at table when, just after ten, {x}.',
             'even as': 'Even as the envoys shook hands, {x}.', 'colon': 'Not everybody was pleased: {x}.', 'that': 'Nobody was surprised that {x}.'}


def sentence(rng):
    """The constructions by name, the text, what it must yield."""
    (subject, name, code), (other, adjective, recipient) = rng.choice(ACTORS), rng.choice(OTHERS)
    *verbs, kind = rng.choice(CLAUSES)
    past, infinitive, gerund = (verb.format(o=other, a=adjective) for verb in verbs)
    who, does, around = (rng.choice(sorted(table.items())) for table in (PERSONS if name else BODIES, PREDICATES, SENTENCES))
    clause = who[1].format(s=subject, n=name) + ' ' + does[1].format(v=past, b=infinitive, g=gerund)
    text = around[1].format(x=clause).replace(',.', '.').replace(',,', ',')
    return (around[0], who[0], does[0]), text[0].upper() + text[1:], f'{kind} {code} > {recipient}'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('program', nargs='?', default='build/demarche', help='the program to measure; %(default)s unless given')
    parser.add_argument('--count', type=int, default=600, help='sentences; %(default)s unless given')
    parser.add_argument('--seed', type=int, default=1, help='other sentences for another number')
    parser.add_argument('--missed', action='store_true', help='lists the sentences whose event was missed')
    args = parser.parse_args()
    rng = random.Random(args.seed)
    made = [sentence(rng) for _ in range(args.count)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'embedded.tsv')
        with open(path, 'w', encoding='utf-8') as file:
            file.writelines(f'{" ".join(names)}\t{text}\t{want}\n' for names, text, want in made)
        out = subprocess.run([args.program, 'eval', '--errors', path], capture_output=True, text=True, check=True).stdout
    missed, at = set(), 0
    for line in out.splitlines():
        if found := re.match(re.escape(path) + r':(\d+): ', line):
            at = int(found[1]) - 1
        elif line.strip().startswith('missed'):
            missed.add(at)
    if args.missed:
        for at in sorted(missed):
            print('missed', made[at][2], '|', made[at][1])
    print(f'{len(made)} sentences, {len(made) - len(missed)} of their events found: {1 - len(missed) / len(made):.3f}')
    for part, title in enumerate(('around it', 'its subject', 'its predicate')):
        of, lost = collections.Counter(), collections.Counter()
        for at, (names, _, _) in enumerate(made):
            of[names[part]] += 1
            lost[names[part]] += at in missed
        print(f'{title}: ' + ', '.join(f'{name} {1 - lost[name] / of[name]:.2f}' for name in sorted(of, key=lambda name: -lost[name] / of[name])))


main()

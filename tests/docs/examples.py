#!/usr/bin/env python3
# Runs every command of the README, the guide and the manual pages. Where a document shows output, it has to be the true one.
"""In Markdown: ```sh blocks are run line by line and have to succeed; in ```console blocks a line that begins with "$ " is run and what follows
is held against its output (both streams). The C program of the guide is compiled against the installed library in tests/cli/install.sh.

    tests/docs/examples.py [--update]     --update writes the outputs into the documents
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, 'tests')
from checking import check, finish, need_model, program  # noqa: E402

root = os.getcwd()

need_model('examples of the documents')


class Place:
    """A folder to run in, with what the commands name."""

    def __init__(self):
        self.path = tempfile.mkdtemp()
        os.mkdir(f'{self.path}/bin')
        os.symlink(program, f'{self.path}/bin/demarche')
        for name in ('docs', 'lexicon', 'tests'):
            os.symlink(f'{root}/{name}', f'{self.path}/{name}')
        samples = f'{root}/samples' if os.path.isdir(f'{root}/samples') else f'{root}/tests/cli/articles'
        os.symlink(samples, f'{self.path}/samples')
        self.env = dict(os.environ, PATH=f'{self.path}/bin:' + os.environ['PATH'], COLUMNS='110', NO_COLOR='1', LC_ALL='C.UTF-8')

    def run(self, command):
        done = subprocess.run(['bash', '-c', command], cwd=self.path, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=120)
        return done.returncode, done.stdout.decode('utf-8', 'replace')

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)


def console(place, document, block, update):
    """Returns the block as it is to be."""
    parts = re.split(r'^\$ (.*)\n', block, flags=re.M)
    text = parts[0]
    for command, shown in zip(parts[1::2], parts[2::2]):
        status, output = place.run(command)
        text += f'$ {command}\n{output}'
        if not update:
            check(f'{document}: {command}', shown.strip() == output.strip() and status == 0,
                  f'status {status}; shown, but not true:\n{shown}\ntrue:\n{output}')
    return text if text.endswith('\n') else text + '\n'


def markdown(document, update):
    place = Place()
    text = open(document, encoding='utf-8').read()

    def block(match):
        kind, body = match.group(1), match.group(2)
        if kind == 'console':
            body = console(place, document, body, update)
        elif kind == 'sh':
            for command in body.strip().splitlines():
                status, output = place.run(command)
                if not update:
                    check(f'{document}: {command}', status == 0, f'status {status}: {output}')
        return f'```{kind}\n{body}```'

    new = re.sub(r'```(\w*)\n(.*?)```', block, text, flags=re.S)
    if update and new != text:
        open(document, 'w', encoding='utf-8').write(new)
        print(f'{document}: updated')
    place.close()


def manual():
    place = Place()
    status, examples = place.run('demarche help --examples')
    # Those that make a store come before those that read it.
    lines = sorted(dict.fromkeys(examples.splitlines()), key=lambda line: (' ingest ' not in line, ))
    check('the manual has examples', status == 0 and len(lines) > 10)
    for command in lines:
        status, output = place.run(command)
        # A check of the lexicon that lists rows to be mended has done what it is for.
        good = status == 0
        check(f'manual: {command}', good, f'status {status}: {output}')
    place.close()


def make_targets():
    targets = set(re.findall(r'^([a-z]+):', open('Makefile').read(), flags=re.M))
    for document in ('README.md', 'CONTRIBUTING.md', 'docs/guide.md', 'ARCHITECTURE.md'):
        named = set(re.findall(r'(?:^|`)make ([a-z]+)', open(document).read(), flags=re.M))
        check(f'{document}: what make is asked to do is in the Makefile', named <= targets, named - targets)


def options():
    """Options that the documents name exist; commands too. Every command is in the README and every option in its man page."""
    listed = subprocess.run([program, 'help', '--options'], capture_output=True).stdout.decode().split('\n')
    known = {tuple(line.split(' ')) for line in listed if line}
    commands = {c for c, _ in known}
    for document in ('README.md', 'docs/guide.md'):
        text = open(document).read()
        unknown = []
        for line in re.findall(r'demarche ([a-z]+[^\n`|]*)', text):
            words = line.split()
            if words[0] in commands:
                unknown += [(words[0], w) for w in words if w.startswith('--') and (words[0], w.split('=')[0]) not in known]
        check(f'{document}: the options it names exist', not unknown, unknown)
    least = dict(re.findall(r'#define DM_LEAST_(EVENT|STATEMENT|POSITION) ([0-9.]+)', open('src/coder/coder.h').read()))
    shown = ' '.join(subprocess.run([program, 'help', 'code'], capture_output=True).stdout.decode().split())
    guide = open('docs/guide.md').read()
    check('the least confidence of each kind is as the manual and the guide say',
          all(f'{least[k.upper()]} ({k}s)' in shown and f'{k}s below {least[k.upper()]}' in guide.lower() for k in ('event', 'statement', 'position')), least)
    readme = open('README.md').read()
    check('README: every command is there', all(f'`demarche {c}`' in readme for c in commands),
          [c for c in commands if f'`demarche {c}`' not in readme])
    meson = re.search(r"foreach name : \[([^\]]*)\]\n  custom_target\('demarche-'", open('meson.build').read()).group(1)
    check('meson.build: a man page for every command', set(re.findall(r"'([a-z]+)'", meson)) == commands, meson)
    for command in sorted(commands):
        page = subprocess.run([program, 'help', '--man', command], capture_output=True).stdout.decode().replace('\\-', '-')
        missing = [o for c, o in known if c == command and o not in page]
        check(f'man page of {command}: every option is there', not missing, missing)
        for status in '0123':
            if f'\\fB{status}\\fR' not in page:
                check(f'man page of {command}: exit status {status}', False)


update = '--update' in sys.argv
for document in ('README.md', 'docs/guide.md'):
    markdown(document, update)
if not update:
    manual()
    make_targets()
    options()
finish()

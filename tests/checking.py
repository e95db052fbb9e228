# What the tests in Python share: the program under test, a check that prints a line, and the skip where there is no model.
import os
import subprocess
import sys

program = os.path.abspath(os.environ.get('DEMARCHE', 'build/demarche'))
failures = 0


def check(name, good, detail=''):
    """Prints "ok" or "not ok" with at most twelve lines of detail, and counts the failures."""
    global failures
    print(('ok - ' if good else 'not ok - ') + name + ('' if good else ''.join(f'\n#   {line[:600]}' for line in str(detail).splitlines()[:12])))
    failures += not good


def skip(what, why):
    """Ends the test: it cannot be done here."""
    print(f'skip - {what} ({why})')
    sys.exit(0)


def need_model(what):
    """Skips the whole test where models/en.model is not there."""
    if b'en.model is missing' in subprocess.run([program, 'code', '-'], stdin=subprocess.DEVNULL, capture_output=True).stderr:
        skip(what, 'models/en.model is not there')


def finish():
    """Ends the test with the status that says whether all checks held."""
    sys.exit(failures > 0)

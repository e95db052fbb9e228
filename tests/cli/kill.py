#!/usr/bin/env python3
# Kills an ingest with SIGKILL at random moments, each time into a new store; opens it, checks it, ingests again: the same store as undisturbed.
"""Moments: 200 in full (DM_KILLS=200 or CI), fewer by default. The seed is printed; DM_SEED repeats a run."""
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, 'tests')
from checking import check, finish, need_model, program  # noqa: E402

kills = int(os.environ.get('DM_KILLS', '200' if os.environ.get('CI') else '40'))
seed = int(os.environ.get('DM_SEED', '20260101'))
random.seed(seed)

need_model('killed ingests')


def contents(path):
    """All rows that do not depend on when what was written, in a fixed order."""
    db = sqlite3.connect(path)
    tables = ['document', 'sighting', 'signature', 'record', 'party', 'question', 'position']
    rows = {t: sorted(map(repr, db.execute(f'SELECT * FROM {t}'))) for t in tables}
    words = sorted(db.execute("SELECT rowid FROM document_text WHERE document_text MATCH 'kenya'"))
    db.close()
    return rows, words


def ingest(store, folder):
    return subprocess.Popen([program, 'ingest', '-d', store, folder], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


with tempfile.TemporaryDirectory() as work:
    folder = f'{work}/articles'
    os.mkdir(folder)
    for i in range(400):
        with open(f'{folder}/{i:04}.txt', 'w') as f:
            f.write(f'date 2022-{i % 12 + 1:02}-{i % 28 + 1:02}\n\nTalks on post {i}\n\nFrance recognised Kosovo at meeting {i * 7919}. '
                    f'Kenya condemned Uganda over border post {i}. "We will not accept it," said envoy {i * 104729} of Ghana.\n')
    began = time.time()
    done = ingest(f'{work}/whole.db', folder)
    done.wait()
    length = time.time() - began
    expected = contents(f'{work}/whole.db')
    check('an undisturbed run', done.returncode == 0 and len(expected[0]['document']) == 400, f'{done.returncode}')

    broken, different, partial = [], [], 0
    for n in range(kills):
        store = f'{work}/killed.db'
        for end in ('', '-wal', '-shm'):
            if os.path.exists(store + end):
                os.unlink(store + end)
        moment = random.uniform(0, length)
        victim = ingest(store, folder)
        time.sleep(moment)
        victim.send_signal(signal.SIGKILL)
        victim.wait()
        if os.path.exists(store):
            db = sqlite3.connect(store)
            sound = db.execute('PRAGMA integrity_check').fetchall() == [('ok',)] and not db.execute('PRAGMA foreign_key_check').fetchall()
            if db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'document'").fetchone()[0]:
                partial += 0 < db.execute('SELECT count(*) FROM document').fetchone()[0] < 400
            db.close()
            if not sound:
                broken.append(moment)
        again = ingest(store, folder)
        again.wait()
        if again.returncode or contents(store) != expected:
            different.append(moment)
    check(f'killed at {kills} moments (seed {seed}, {partial} of them in the midst of writing): the store opens and is whole', not broken, str(broken[:5]))
    check('... and ingesting again gives the same store', not different, str(different[:5]))
    check('... some were in the midst of writing', partial > 0, f'the run takes {length:.2f} s')
finish()

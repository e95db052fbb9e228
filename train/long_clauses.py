#!/usr/bin/env python3
"""long_clauses.py SEED COUNT FILE.conllu ... > OUT.conllu - COUNT longer sentences out of shorter ones.

News puts between a subject and its verb what treebanks of the web rarely do: relative clauses,
appositions, a day; and goes on with a third verb, a participle, a second sentence behind a
semicolon. This takes such pieces from the trees of FILEs and sets them into other trees of FILEs
where grammar lets them stand. What it says is nonsense; how it hangs together is gold.
"""
import random
import sys

WEEKDAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
CUT = {'"', "“", "”", "(", ")", "[", "]", ":", "...", "``", "''", "-LRB-", "-RRB-"}
FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, REL = range(7)


def read(path):
    tokens = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if tokens:
                yield tokens
            tokens = []
        elif line[0] != "#":
            f = line.split("\t")
            if f[0].isdigit():
                tokens.append([f[1], f[2], f[3], f[4], f[5], int(f[6]) - 1, f[7]])


def children(s, t):
    return [i for i, w in enumerate(s) if w[HEAD] == t]


def hull(s, t):
    """First and last token below t; None unless all of them stand together."""
    inside, todo = {t}, [t]
    while todo:
        for c in children(s, todo.pop()):
            if c not in inside:
                inside.add(c)
                todo.append(c)
    first, last = min(inside), max(inside)
    return (first, last) if len(inside) == last - first + 1 else None


def piece(s, t, first, last):
    """Tokens first..last as a block: heads from its beginning, -1 for its root."""
    return [w[:HEAD] + [w[HEAD] - first if i != t else -1, w[REL]] for i, w in enumerate(s) if first <= i <= last]


def clean(s, first, last, least, most):
    return least <= last - first + 1 <= most and not any(w[FORM] in CUT for w in s[first : last + 1])


def collect(s, pools):
    for t, w in enumerate(s):
        span = hull(s, t)
        if not span or w[HEAD] < 0:
            continue
        first, last = span
        rel, kids = w[REL], children(s, t)
        if rel == "acl:relcl" and s[first][LEMMA] in ("which", "who", "whose") and clean(s, first, last, 4, 18):
            pools["relative"].append(piece(s, t, first, last))
        elif rel == "conj" and w[UPOS] == "VERB" and "Tense=Past" in w[FEATS] and "VerbForm=Fin" in w[FEATS]:
            cut = [c for c in kids if s[c][REL] in ("cc", "punct") and c < t]
            begin = max(cut) + 1 if cut else first
            if not any(s[c][REL].startswith("nsubj") for c in kids) and clean(s, begin, last, 3, 12):
                if all(begin <= c or c in cut for c in kids):
                    pools["verb"].append(piece(s, t, begin, last))
        elif rel == "advcl" and first == t and s[t][XPOS] == "VBG" and t > w[HEAD] and clean(s, first, last, 3, 14):
            pools["participle"].append(piece(s, t, first, last))
        elif rel == "advcl" and s[first][REL] == "mark" and t > w[HEAD] and clean(s, first, last, 4, 15):
            if s[first][LEMMA] in ("after", "as", "because", "before", "since", "when", "while", "although", "until"):
                pools["clause"].append(piece(s, t, first, last))
        elif rel == "obl" and s[first][REL] == "case" and last == t and s[t][FORM] in WEEKDAYS and last - first == 1:
            pools["day"].append(piece(s, t, first, last))
        elif rel == "obl:unmarked" and s[t][LEMMA] in ("week", "month", "year", "day") and last - first in (1, 2):
            pools["day"].append(piece(s, t, first, last))
        elif rel == "obl" and s[first][LEMMA] in ("in", "at", "on") and s[t][UPOS] == "PROPN" and t < w[HEAD]:
            if clean(s, first, last, 2, 5):
                pools["front"].append(piece(s, t, first, last))
        elif w[UPOS] == "PROPN" and first == last and rel in ("nsubj", "obj") and w[XPOS] == "NNP":
            pools["name"].append(piece(s, t, first, last))
        elif rel in ("nsubj", "obj", "obl", "appos") and w[UPOS] == "NOUN" and s[first][LEMMA] in ("a", "the"):
            if clean(s, first, last, 3, 10):
                pools["noun"].append(piece(s, t, first, last))


def insert(s, at, block, head, rel):
    """Sets a block before token `at`, its root hung on `head`."""
    n = len(block)
    moved = [w[:HEAD] + [w[HEAD] + n if w[HEAD] >= at else w[HEAD], w[REL]] for w in s]
    head = head + n if head >= at else head
    new = [w[:HEAD] + [w[HEAD] + at, w[REL]] if w[HEAD] >= 0 else w[:HEAD] + [head, rel] for w in block]
    return moved[:at] + new + moved[at:]


def root_of(block):
    return next(i for i, w in enumerate(block) if w[HEAD] < 0)


def comma(block, before, behind):
    """The block between commas that hang on its root."""
    mark = lambda head: [",", ",", "PUNCT", ",", "_", head, "punct"]
    root = root_of(block) + (1 if before else 0)
    if before:
        block = [mark(root)] + [w[:HEAD] + [w[HEAD] + 1 if w[HEAD] >= 0 else -1, w[REL]] for w in block]
    return block + [mark(root)] if behind else block


def frame_of(s):
    """Root verb and subject of a plain finite sentence; None otherwise."""
    roots = [i for i, w in enumerate(s) if w[HEAD] < 0]
    if len(roots) != 1 or s[roots[0]][UPOS] != "VERB" or not 4 <= len(s) <= 32 or s[-1][FORM] != ".":
        return None
    if any(w[FORM] in CUT or w[FORM] == "?" for w in s):
        return None
    v = roots[0]
    subjects = [c for c in children(s, v) if s[c][REL] in ("nsubj", "nsubj:pass") and c < v]
    if len(subjects) != 1 or s[subjects[0]][UPOS] not in ("NOUN", "PROPN"):
        return None
    span = hull(s, subjects[0])
    if not span or any(s[c][REL].startswith("acl") or s[c][REL] in ("appos", "conj") for c in children(s, subjects[0])):
        return None
    return v, subjects[0], span[1]


def enumerate_names(s, subject, pools, rng):
    """Two to four more names behind a subject of one name: "A, B and C"."""
    count = rng.choice([2, 3, 3, 4])
    for i in range(count):
        last = i == count - 1
        mark = ["and", "and", "CCONJ", "CC", "_", 1, "cc"] if last else [",", ",", "PUNCT", ",", "_", 1, "punct"]
        block = [mark] + [list(w) for w in rng.choice(pools["name"])]
        block[1][HEAD] = -1
        s = insert(s, subject + 1 + 2 * i, block, subject, "conj")
    return s


def lengthen(s, pools, rng):
    v, subject, end = frame_of(s)
    alone = s[subject][UPOS] == "PROPN" and not children(s, subject)
    if alone and rng.random() < 0.25:
        s = enumerate_names(s, subject, pools, rng)
        end = next(i for i in range(len(s)) if s[i][HEAD] < 0)
        v, end = end, max(i for i, w in enumerate(s) if w[REL] == "conj" and w[HEAD] == subject)
    take = lambda name: [list(w) for w in rng.choice(pools[name])]
    # behind the verb first: what stands before it moves the rest
    if rng.random() < 0.5:
        kind = rng.choice(["verb", "participle", "clause", "clause", "verbs"])
        at = len(s) - 1
        past = "Tense=Past" in s[v][FEATS] and "VerbForm=Fin" in s[v][FEATS]
        if kind in ("verb", "verbs") and past:
            for last in ([False, True] if kind == "verbs" else [True]):
                block = take("verb")
                if last:
                    block = insert(block, 0, [["and", "and", "CCONJ", "CC", "_", -1, "cc"]], root_of(block), "cc")
                if last and kind == "verbs" or not last:
                    block = comma(block, True, False)
                s = insert(s, at, block, v, "conj")
                at = len(s) - 1
        elif kind == "participle":
            s = insert(s, at, comma(take("participle"), True, False), v, "advcl")
        elif kind == "clause":
            block = take("clause")
            s = insert(s, at, comma(block, True, False) if rng.random() < 0.6 else block, v, "advcl")
    if rng.random() < 0.3:
        day = take("day")
        s = insert(s, end + 1, day, v, day[root_of(day)][REL])
        v = next(i for i, w in enumerate(s) if w[HEAD] < 0)
    kind = rng.choice(["relative", "relative", "relative", "noun", "noun", "both", "none"])
    if kind in ("relative", "both"):
        s = insert(s, end + 1, comma(take("relative"), True, True), subject, "acl:relcl")
    if kind in ("noun", "both"):
        block = comma(take("noun"), True, kind == "noun")
        s = insert(s, end + 1, block, subject, "appos")
    v = next(i for i, w in enumerate(s) if w[HEAD] < 0)
    if rng.random() < 0.2 and s[0][UPOS] in ("PROPN", "DET"):
        block = take("front")
        block[0][FORM] = block[0][FORM].capitalize()
        if s[0][UPOS] == "DET":
            s[0][FORM] = s[0][FORM].lower()
        s = insert(s, 0, block, v, "obl")
        if s[len(block)][FORM] != ",":
            v = next(i for i, w in enumerate(s) if w[HEAD] < 0)
            s = insert(s, len(block), [[",", ",", "PUNCT", ",", "_", -1, "punct"]], v, "punct")
    return s


def join(a, b, rng):
    """Two sentences around a semicolon, or with "while"."""
    root = next(i for i, w in enumerate(b) if w[HEAD] < 0)
    b = [list(w) for w in b[:-1]]
    if any(w[HEAD] == len(b) for w in b):
        return a
    if b[0][UPOS] == "DET":
        b[0][FORM] = b[0][FORM].lower()
    if rng.random() < 0.6:
        b = insert(b, 0, [[";", ";", "PUNCT", ":", "_", -1, "punct"]], root, "punct")
        rel = "parataxis"
    else:
        b = insert(b, 0, [["while", "while", "SCONJ", "IN", "_", -1, "mark"]], root, "mark")
        b = comma(b, True, False)
        rel = "advcl"
    return insert(a, len(a) - 1, b, next(i for i, w in enumerate(a) if w[HEAD] < 0), rel)


def main():
    rng = random.Random(int(sys.argv[1]))
    sentences = [s for path in sys.argv[3:] for s in read(path)]
    pools = {k: [] for k in ("relative", "verb", "participle", "clause", "day", "front", "noun", "name")}
    for s in sentences:
        collect(s, pools)
    plain = [s for s in sentences if frame_of(s)]
    print({k: len(v) for k, v in pools.items()}, len(plain), file=sys.stderr)
    for _ in range(int(sys.argv[2])):
        t = lengthen([list(w) for w in rng.choice(plain)], pools, rng)
        if rng.random() < 0.25:
            t = join(t, [list(w) for w in rng.choice(plain)], rng)
        for i, w in enumerate(t):
            print(i + 1, *w[:HEAD], w[HEAD] + 1, w[REL], "_", "_", sep="\t")
        print()


main()

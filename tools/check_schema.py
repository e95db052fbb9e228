#!/usr/bin/env python3
"""Holds JSON Lines against docs/records.schema.json. Only what the schema uses of draft 2020-12 is known here, and a keyword that is not known is a
fault of this program, not passed over.

    tools/check_schema.py [SCHEMA] < LINES       prints each fault with its line; exit status 1 if there is any
"""
import json
import re
import sys

TYPES = {'object': dict, 'array': list, 'string': str, 'boolean': bool, 'null': type(None)}
SILENT = {'$schema', '$id', '$defs', 'title', 'description'}


def is_type(value, name):
    if name == 'integer':
        return isinstance(value, int) and not isinstance(value, bool)
    if name == 'number':
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Schema:
    def __init__(self, root):
        self.root = root

    def faults(self, value, schema=None, at='$'):
        schema = self.root if schema is None else schema
        if schema is True or schema is False:
            return [] if schema else [f'{at}: nothing is allowed here']
        out = []
        for key, want in schema.items():
            if key in SILENT:
                continue
            out += getattr(self, 'check_' + key.strip('$'))(value, want, schema, at)
        return out

    def check_ref(self, value, want, schema, at):
        target = self.root
        for part in want.lstrip('#/').split('/'):
            target = target[part]
        return self.faults(value, target, at)

    def check_type(self, value, want, schema, at):
        names = want if isinstance(want, list) else [want]
        return [] if any(is_type(value, n) for n in names) else [f'{at}: {value!r} is not {" or ".join(names)}']

    def check_const(self, value, want, schema, at):
        return [] if value == want and type(value) is type(want) else [f'{at}: {value!r} is not {want!r}']

    def check_enum(self, value, want, schema, at):
        return [] if any(value == w and type(value) is type(w) for w in want) else [f'{at}: {value!r} is none of {want}']

    def check_pattern(self, value, want, schema, at):
        return [] if not isinstance(value, str) or re.search(want, value) else [f'{at}: {value!r} does not match {want}']

    def check_minLength(self, value, want, schema, at):
        return [] if not isinstance(value, str) or len(value) >= want else [f'{at}: shorter than {want}']

    def check_minimum(self, value, want, schema, at):
        return [] if not is_type(value, 'number') or value >= want else [f'{at}: {value} is below {want}']

    def check_maximum(self, value, want, schema, at):
        return [] if not is_type(value, 'number') or value <= want else [f'{at}: {value} is above {want}']

    def check_required(self, value, want, schema, at):
        return [f'{at}: key {k} is missing' for k in want if k not in value] if isinstance(value, dict) else []

    def check_properties(self, value, want, schema, at):
        if not isinstance(value, dict):
            return []
        return [f for k, s in want.items() if k in value for f in self.faults(value[k], s, f'{at}.{k}')]

    def check_additionalProperties(self, value, want, schema, at):
        if not isinstance(value, dict):
            return []
        return [f for k in value if k not in schema.get('properties', {}) for f in self.faults(value[k], want, f'{at}.{k}')]

    def check_prefixItems(self, value, want, schema, at):
        return [f for i, s in enumerate(want) if i < len(value) for f in self.faults(value[i], s, f'{at}[{i}]')] if isinstance(value, list) else []

    def check_items(self, value, want, schema, at):
        first = len(schema.get('prefixItems', []))
        return [f for i, v in enumerate(value[first:]) for f in self.faults(v, want, f'{at}[{i + first}]')] if isinstance(value, list) else []

    def check_minItems(self, value, want, schema, at):
        return [] if not isinstance(value, list) or len(value) >= want else [f'{at}: fewer than {want} items']

    def check_maxItems(self, value, want, schema, at):
        return [] if not isinstance(value, list) or len(value) <= want else [f'{at}: more than {want} items']

    def check_anyOf(self, value, want, schema, at):
        results = [self.faults(value, s, at) for s in want]
        return [] if any(not r for r in results) else min(results, key=len)

    def check_oneOf(self, value, want, schema, at):
        results = [self.faults(value, s, at) for s in want]
        good = sum(not r for r in results)
        if good == 1:
            return []
        if good:
            return [f'{at}: fits {good} of the alternatives']
        named = [r for r in results if not any(f.startswith(at + '.record:') for f in r)]
        return min(named or results, key=len)


def main():
    schema = Schema(json.load(open(sys.argv[1] if len(sys.argv) > 1 else 'docs/records.schema.json')))
    bad = lines = 0
    for number, line in enumerate(sys.stdin.buffer, 1):
        lines += 1
        try:
            faults = schema.faults(json.loads(line))
        except ValueError as fault:
            faults = [str(fault)]
        for fault in faults:
            print(f'line {number}: {fault}')
        bad += bool(faults)
    if not lines:
        print('there is no line')
    return 1 if bad or not lines else 0


if __name__ == '__main__':
    sys.exit(main())

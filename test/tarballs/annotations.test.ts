import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readAnnotations } from '../../src/tarballs/annotations.ts';
import { listTarballs } from '../../src/tarballs/list-tarballs.ts';
import { moduleName } from '../support/declare-modules.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const log = moduleName('acme-log');

describe('readAnnotations', () => {
  const directory = useTemporaryDirectory();

  function read(files: Readonly<Record<string, string>>) {
    writeTree(directory(), files);
    return readAnnotations(listTarballs(directory()).annotations);
  }

  it('finds nothing where a folder has none', () => {
    const { deprecations, deleted, unreadable } = read({ 'below/deprecated.json': '{' });
    assert.deepEqual([deprecations.size, deleted.size, unreadable], [0, 0, []]);
  });

  const nothing = { sinceMs: undefined, reason: undefined, successor: undefined };
  const deprecations: readonly [entry: string, expected: object][] = [
    ['{}', nothing],
    ['{ "at": null, "for": null, "superseded_by": null }', nothing],
    ['{ "at": "2024-01-31" }', { ...nothing, sinceMs: Date.UTC(2024, 0, 31) }],
    ['{ "at": "2024-01-31T12:00:00Z" }', { ...nothing, sinceMs: Date.UTC(2024, 0, 31, 12) }],
    ['{ "at": "2024-01-31 12:00:00 -0800" }', { ...nothing, sinceMs: Date.UTC(2024, 0, 31, 20) }],
    ['{ "for": "it is old" }', { ...nothing, reason: 'it is old' }],
    ['{ "superseded_by": "acme/logger" }', { ...nothing, successor: 'acme-logger' }],
  ];
  for (const [entry, expected] of deprecations) {
    it(`reads the deprecation ${entry}`, () => {
      const read1 = read({ 'deprecated.json': `{ "Acme/log": ${entry} }` });
      assert.deepEqual([...read1.deprecations], [[log, expected]]);
    });
  }

  it('reads the slugs of deleted releases', () => {
    const { deleted } = read({ 'deleted.json': '\ufeff["Acme/log-1.0.0"]' });
    assert.deepEqual([...deleted], ['acme-log-1.0.0']);
  });

  const damaged: readonly [file: string, text: string, reason: string][] = [
    ['deprecated.json', '{', 'it is not valid JSON'],
    ['deprecated.json', '[]', 'it has to be an object whose keys are modules'],
    ['deprecated.json', '{ "log": {} }', "`log` is not a module's name"],
    ['deprecated.json', '{ "acme-log": true }', 'what it says of `acme-log` is not an object'],
    [
      'deprecated.json',
      '{ "acme-log": { "since": "2024-01-31" } }',
      '`acme-log` has `since`, and only at, for, superseded_by are known',
    ],
    ['deprecated.json', '{ "acme-log": { "for": 1 } }', '`for` of `acme-log` is not a text'],
    ...['soon', '2024', '2024-99-99', '2024-01-31 12:00', 'day 1'].map(
      (at): [string, string, string] => [
        'deprecated.json',
        `{ "acme-log": { "at": "${at}" } }`,
        '`at` of `acme-log` is not a date such as 2024-01-31',
      ],
    ),
    ['deleted.json', '{}', 'it has to be a list of releases, such as `acme-web-1.0.0`'],
    ['deleted.json', '[1]', 'it has to be a list of releases, such as `acme-web-1.0.0`'],
  ];
  for (const [file, text, reason] of damaged) {
    it(`says what is wrong with ${text} in ${file}, and reads the other file`, () => {
      const whole = {
        'deprecated.json': '{ "acme-log": {} }',
        'deleted.json': '["acme-log-1.0.0"]',
      };
      const { deprecations, deleted, unreadable } = read({ ...whole, [file]: text });
      assert.deepEqual(unreadable, [{ path: join(directory(), file), reason }]);
      assert.equal(deprecations.size + deleted.size, 1);
    });
  }
});

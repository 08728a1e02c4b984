import assert from 'node:assert/strict';
import { outdatedResult } from '../../src/cli/render-outdated.ts';
import type { OutdatedModule } from '../../src/commands/outdated.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const newer: OutdatedModule = {
  name: 'acme-web',
  locked: '1.0.0',
  wanted: '1.1.0',
  latest: '1.1.0',
  heldBackBy: undefined,
  deletedFrom: undefined,
  deprecation: undefined,
};
const since = '2024-01-31';
const deprecated: OutdatedModule = {
  ...newer,
  name: 'acme-old',
  wanted: '1.0.0',
  latest: '1.0.0',
  deprecation: { since, reason: 'It is old.', successor: 'acme-new' },
};
const modules: readonly OutdatedModule[] = [
  newer,
  { ...newer, name: 'acme-log', latest: '2.0.0', heldBackBy: 'Puppetfile:3 asks for 1.x' },
  { ...newer, name: 'acme-db', wanted: '1.0.0', heldBackBy: 'acme-web 1.1.0 requires 1.0.x' },
  { ...newer, name: 'acme-mail', wanted: undefined, latest: undefined },
  {
    ...deprecated,
    name: 'acme-all',
    latest: '2.0.0',
    heldBackBy: 'Puppetfile:4 asks for 1.x',
    deletedFrom: 'https://forge.example',
    deprecation: { since, reason: undefined, successor: undefined },
  },
];

describe('outdatedResult', () => {
  it('begins its lines as librarian-puppet does, and says who keeps a module from more', () => {
    assert.equal(
      outdatedResult(modules, { asExitCode: false }).text(plainLook),
      `acme-web (1.0.0 -> 1.1.0)            latest 1.1.0
acme-log (1.0.0 -> 1.1.0)            latest 2.0.0  Puppetfile:3 asks for 1.x
acme-db (1.0.0)                      latest 1.1.0  acme-web 1.1.0 requires 1.0.x
acme-mail (1.0.0, no longer needed)  latest none
acme-all (1.0.0)                     latest 2.0.0  Puppetfile:4 asks for 1.x
                                                   1.0.0 is no longer on https://forge.example
                                                   deprecated since 2024-01-31`,
    );
  });

  it('says that there is nothing', () => {
    assert.equal(
      outdatedResult([], { asExitCode: true }).text(namedLook),
      '<green Up to date:> every module is at its newest release',
    );
  });

  const notes: readonly [deprecation: OutdatedModule['deprecation'], note: string][] = [
    [deprecated.deprecation, 'deprecated since 2024-01-31, use acme-new: It is old.'],
    [
      { since, reason: 'It is old.', successor: undefined },
      'deprecated since 2024-01-31: It is old.',
    ],
    [
      { since, reason: undefined, successor: 'acme-new' },
      'deprecated since 2024-01-31, use acme-new',
    ],
  ];
  for (const [deprecation, note] of notes) {
    it(`says \`${note}\` of a module that is up to date`, () => {
      assert.equal(
        outdatedResult([{ ...deprecated, deprecation }], { asExitCode: true }).text(namedLook),
        `<green Up to date:> every module is at its newest release
acme-old (1.0.0)  latest 1.0.0  <yellow ${note}>`,
      );
    });
  }

  const statuses: readonly [
    what: string,
    found: readonly OutdatedModule[],
    asExitCode: boolean,
    status: number,
  ][] = [
    ['a newer release', [newer], true, 1],
    ['a newer release', [newer], false, 0],
    ['a module held back', modules.slice(2, 3), true, 1],
    ['a module that is no longer needed', modules.slice(3, 4), true, 1],
    ['a deleted release', [{ ...deprecated, deletedFrom: 'https://forge.example' }], true, 1],
    ['a deprecated module alone', [deprecated], true, 0],
    ['nothing', [], true, 0],
    ['nothing', [], false, 0],
  ];
  for (const [what, found, asExitCode, status] of statuses) {
    it(`ends with ${status} for ${what}${asExitCode ? ' and --exit-code' : ''}`, () => {
      assert.equal(outdatedResult(found, { asExitCode }).exitCode, status);
    });
  }

  it('gives programs the same, and null for what there is not', () => {
    const { version, modules: rows } = outdatedResult(
      [
        { ...newer, wanted: undefined, latest: undefined, deletedFrom: 'https://forge.example' },
        deprecated,
      ],
      { asExitCode: false },
    ).json as { version: number; modules: unknown };
    assert.equal(version, 1);
    assert.deepEqual(rows, [
      {
        name: 'acme-web',
        locked: '1.0.0',
        wanted: null,
        latest: null,
        heldBackBy: null,
        isOutdated: true,
        isDeleted: true,
        deprecation: null,
      },
      {
        name: 'acme-old',
        locked: '1.0.0',
        wanted: '1.0.0',
        latest: '1.0.0',
        heldBackBy: null,
        isOutdated: false,
        isDeleted: false,
        deprecation: { since: '2024-01-31', reason: 'It is old.', successor: 'acme-new' },
      },
    ]);
  });

  it('tells of a module below its name where a table has no room', () => {
    const few = modules.slice(0, 2);
    const table = outdatedResult(few, { asExitCode: false }).text(plainLook);
    const at = (columns: number) =>
      outdatedResult(few, { asExitCode: false }).text({ ...plainLook, columns });
    assert.equal(at(Math.max(...table.split('\n').map((line) => line.length))), table);
    assert.equal(
      at(26),
      `acme-web (1.0.0 -> 1.1.0)
  latest 1.1.0
acme-log (1.0.0 -> 1.1.0)
  latest 2.0.0
  Puppetfile:3 asks for
      1.x`,
    );
  });
});

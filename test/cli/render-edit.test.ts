import assert from 'node:assert/strict';
import { addResult } from '../../src/cli/render-add.ts';
import { removeResult } from '../../src/cli/render-remove.ts';
import { upgradeResult } from '../../src/cli/render-upgrade.ts';
import type { EditOutcome } from '../../src/commands/carry-out-edit.ts';
import type { AddedModule } from '../../src/commands/draft-addition.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const nothing: EditOutcome = {
  file: 'Puppetfile',
  isDryRun: false,
  diff: [],
  lock: undefined,
  install: undefined,
};
const lock = {
  name: 'Puppetfile.lock',
  lockfile: lockOf([]),
  isWritten: false,
  changes: [{ kind: 'removed', name: moduleName('acme-web'), from: '1.0.0', to: undefined }],
  stepBacks: [],
} as const;
const dryRun: EditOutcome = {
  ...nothing,
  isDryRun: true,
  diff: [
    {
      oldStart: 1,
      newStart: 1,
      lines: [
        " mod 'a', git: 'https://u:p@git.example/a'",
        "-mod 'b'\u001b[31m",
        "+mod 'c'",
        "+mod 'd'",
      ],
    },
  ],
  lock,
};

describe('what an edit of the Puppetfile says', () => {
  it('shows on a dry run what would change, without credentials and terminal escapes', () => {
    const removed = [{ name: 'acme-web', line: 2, staysAt: undefined, neededBy: [] }];
    assert.equal(
      removeResult({ ...dryRun, removed }).text(namedLook),
      `<green Would remove> acme-web from Puppetfile, line 2
<dim --- Puppetfile>
<dim +++ Puppetfile>
<dim @@ -1,2 +1,3 @@>
 mod 'a', git: 'https://git.example/a'
<red -mod 'b'\u{fffd}[31m>
<green +mod 'c'>
<green +mod 'd'>
Puppetfile.lock would change:
<red Removed> acme-web 1.0.0
Nothing was written`,
    );
  });

  it('goes on as `lock` does where nothing is installed', () => {
    const result = removeResult({ ...nothing, lock: { ...lock, isWritten: true }, removed: [] });
    assert.equal(
      result.text(plainLook),
      'Removed acme-web 1.0.0\nWrote Puppetfile.lock: 0 modules',
    );
  });

  it('has a document for programs', () => {
    const { json } = removeResult({ ...dryRun, removed: [] });
    assert.deepEqual(Object.keys(Object(json)), [
      'version',
      'puppetfile',
      'isDryRun',
      'modules',
      'diff',
      'lock',
      'install',
    ]);
    assert.deepEqual(Object(json).puppetfile, { name: 'Puppetfile', isWritten: false });
    assert.doesNotMatch(JSON.stringify(json), /u:p/);
  });
});

describe('addResult', () => {
  const module: AddedModule = {
    kind: 'added',
    name: 'acme-web',
    from: undefined,
    to: ['1.0.0'],
    git: undefined,
    newest: undefined,
  };
  const cases: readonly [changed: Partial<AddedModule>, text: string][] = [
    [{}, "Added acme-web '1.0.0' to Puppetfile"],
    [{ to: [] }, 'Added acme-web in any version to Puppetfile'],
    [
      { newest: { version: '2.0.0', heldBackBy: 'acme-log 1.0.0 requires 1.x' } },
      "Added acme-web '1.0.0' to Puppetfile\nNot the newest, 2.0.0: acme-log 1.0.0 requires 1.x",
    ],
    [
      { to: [], git: { url: 'https://u:p@git.example/web', tag: 'v1' } },
      'Added acme-web from https://git.example/web to Puppetfile',
    ],
    [
      { kind: 'changed', from: ['>= 1.0.0', '< 2.0.0'] },
      "Changed acme-web in Puppetfile: '>= 1.0.0', '< 2.0.0' -> '1.0.0'",
    ],
    [
      { kind: 'unchanged', from: ['1.0.0'] },
      "Puppetfile declares acme-web already, '1.0.0'; `pupfile upgrade acme-web` raises that",
    ],
    [{ kind: 'unchanged', from: [], to: [] }, 'Puppetfile declares acme-web already'],
  ];
  for (const [changed, text] of cases) {
    it(`says: ${text.split('\n')[0]}`, () => {
      const added = [{ ...module, ...changed }];
      assert.equal(addResult({ ...nothing, added }).text(plainLook), text);
    });
  }

  it('has no credentials for programs either', () => {
    const added = [{ ...module, git: { url: 'https://u:p@git.example/web' } }];
    assert.doesNotMatch(JSON.stringify(addResult({ ...nothing, added }).json), /u:p/);
  });
});

describe('removeResult', () => {
  const module = { name: 'acme-web', line: 2, staysAt: '1.0.0' };
  it('says who keeps a module', () => {
    const removed = [
      { ...module, neededBy: ['acme-a 1.0.0 requires >= 0', 'acme-b 1.0.0 requires 1.x'] },
      { ...module, name: 'acme-log', neededBy: [] },
    ];
    assert.deepEqual(
      removeResult({ ...nothing, removed })
        .text(plainLook)
        .split('\n')
        .slice(2),
      [
        'acme-web 1.0.0 stays as a dependency: acme-a 1.0.0 requires >= 0, acme-b 1.0.0 requires 1.x',
        'acme-log 1.0.0 stays as a dependency: metadata.json asks for it',
      ],
    );
  });
});

describe('upgradeResult', () => {
  const requirements = { from: ['1.0.0'], to: ['1.1.0'] };
  const raised = [
    { name: 'acme-web', from: '1.0.0', to: '1.1.0', part: 'minor', requirements },
    { name: 'acme-log', from: '1.0.0', to: '1.0.1', part: 'patch', requirements },
  ] as const;

  it('draws a table of what was raised, and tells what was not', () => {
    const [web, log] = raised;
    const modules = [
      { ...web, changelog: 'https://forge.example/web' },
      { ...log, changelog: undefined },
    ];
    const held = [
      { name: 'acme-log', at: '1.0.1', newest: '2.0.0', heldBackBy: '`--major` allows it' },
    ];
    assert.equal(
      upgradeResult({ ...nothing, raised: modules, held }).text(plainLook),
      `MODULE    FROM   TO     CHANGE  CHANGELOG
acme-web  1.0.0  1.1.0  minor   https://forge.example/web
acme-log  1.0.0  1.0.1  patch
Not the newest: acme-log 1.0.1 of 2.0.0: \`--major\` allows it`,
    );
  });

  it('says that there is nothing', () => {
    assert.equal(
      upgradeResult({ ...nothing, raised: [], held: [] }).text(namedLook),
      '<green Up to date:> every version is at its newest release',
    );
  });
});

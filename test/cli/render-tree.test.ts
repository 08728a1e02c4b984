import assert from 'node:assert/strict';
import { treeResult } from '../../src/cli/render-tree.ts';
import type { TreeNode } from '../../src/commands/grow-tree.ts';
import type { TreeResult } from '../../src/commands/tree.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const leaf = (changed: Partial<TreeNode>): TreeNode => ({
  name: 'acme-base',
  version: '1.0.0',
  requirement: '>= 0',
  state: 'locked',
  isRepeated: false,
  branches: [],
  ...changed,
});
const log = leaf({ name: 'acme-log', branches: [leaf({ requirement: '< 2.0.0' })] });
const web = leaf({
  name: 'acme-web',
  version: '2.0.0',
  requirement: '= 2.0.0',
  branches: [
    log,
    leaf({ name: 'acme-mail', version: undefined, state: 'excluded' }),
    leaf({ name: 'acme-gone', version: undefined, state: 'missing' }),
    leaf({ requirement: '>= 2.0.0', state: 'overridden' }),
    leaf({ name: 'acme-left', version: undefined, state: 'overridden' }),
  ],
});
const result: TreeResult = {
  isInverted: false,
  roots: [web, { ...log, isRepeated: true, branches: [] }],
  exclusions: ['acme-mail', 'acme-translate'],
};
const inverted: TreeResult = {
  isInverted: true,
  roots: [
    leaf({
      requirement: undefined,
      branches: [
        leaf({ name: 'Puppetfile', version: undefined, state: 'declared', requirement: '~> 1.0' }),
        leaf({ name: 'acme-log' }),
        leaf({ name: 'acme-db', requirement: '< 2.0.0', isRepeated: true }),
        leaf({ name: 'acme-web', requirement: '>= 2.0.0', state: 'overridden' }),
      ],
    }),
  ],
  exclusions: [],
};

describe('treeResult', () => {
  it('draws what each declaration brings', () => {
    assert.equal(
      treeResult(result).text(plainLook),
      `acme-web 2.0.0 (= 2.0.0)
├── acme-log 1.0.0
│   └── acme-base 1.0.0 (< 2.0.0)
├── acme-mail excluded
├── acme-gone not locked
├── acme-base 1.0.0 (>= 2.0.0), overridden
└── acme-left left out, overridden
acme-log 1.0.0 (*)

(*) what it needs is told above
excluded: acme-translate`,
    );
  });

  it('draws who needs a module', () => {
    assert.equal(
      treeResult(inverted).text(plainLook),
      `acme-base 1.0.0
├── Puppetfile (asks for ~> 1.0)
├── acme-log 1.0.0
├── acme-db 1.0.0 (requires < 2.0.0) (*)
└── acme-web 1.0.0 (requires >= 2.0.0), overridden

(*) who needs it is told above`,
    );
  });

  it('draws with ASCII alone where there is nothing else', () => {
    const text = treeResult({ ...result, roots: [web] }).text({ ...plainLook, hasUnicode: false });
    assert.match(text, /^\|-- acme-log 1\.0\.0\n\| {3}`-- acme-base/m);
    assert.match(text, /^`-- acme-left/m);
    assert.match(text, /^[\n -~]*$/);
  });

  it('explains nothing that is not there', () => {
    const text = treeResult({ ...result, roots: [log], exclusions: [] }).text(plainLook);
    assert.equal(text, 'acme-log 1.0.0\n└── acme-base 1.0.0 (< 2.0.0)');
  });

  it('marks what is out of the ordinary, and dims what is beside the point', () => {
    const lines = treeResult(result).text(namedLook).split('\n');
    assert.deepEqual(
      [lines[0], ...lines.slice(3, 6), lines[7]],
      [
        'acme-web 2.0.0 <dim (= 2.0.0)>',
        '├── acme-mail <yellow excluded>',
        '├── acme-gone <red not locked>',
        '├── acme-base 1.0.0 <dim (>= 2.0.0)>, <yellow overridden>',
        'acme-log 1.0.0 <dim (*)>',
      ],
    );
  });

  it('says nothing where nothing is declared', () => {
    assert.equal(treeResult({ ...result, roots: [], exclusions: [] }).text(plainLook), '');
  });

  it('gives programs the tree itself', () => {
    const json = { name: 'acme-base', version: '1.0.0', state: 'locked', isRepeated: false };
    const nested = { ...json, requirement: '< 2.0.0', dependencies: [] };
    assert.deepEqual(treeResult({ ...result, roots: [log], exclusions: [] }).json, {
      version: 1,
      isInverted: false,
      dependencies: [{ ...json, name: 'acme-log', requirement: '>= 0', dependencies: [nested] }],
    });
    assert.deepEqual(treeResult({ ...inverted, roots: [leaf({ requirement: undefined })] }).json, {
      version: 1,
      isInverted: true,
      modules: [{ ...json, requirement: null, dependents: [] }],
    });
  });

  it('gives programs what is excluded, too', () => {
    const { exclusions } = treeResult(result).json as { exclusions: unknown };
    assert.deepEqual(exclusions, ['acme-mail', 'acme-translate']);
  });

  it('keeps to a narrow terminal, and goes on with the lines of the tree', () => {
    assert.equal(
      treeResult({ ...result, roots: [web] }).text({ ...plainLook, columns: 24 }),
      `acme-web 2.0.0 (= 2.0.0)
├── acme-log 1.0.0
│   └── acme-base 1.0.0
│           (< 2.0.0)
├── acme-mail excluded
├── acme-gone not locked
├── acme-base 1.0.0
│       (>= 2.0.0),
│       overridden
└── acme-left left out,
        overridden

excluded: acme-translate`,
    );
  });
});

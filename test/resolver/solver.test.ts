import assert from 'node:assert/strict';
import { declareModules } from '../support/declare-modules.ts';
import { type Modules, solveIn, tellReleases, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

interface Story {
  readonly title: string;
  readonly modules: Modules;
  readonly declared: Declared;
  /** In order of discovery; undefined where nothing fits. */
  readonly solution: readonly string[] | undefined;
  readonly decisions: number;
}

const web = {
  '1.0.0': { 'acme-base': '>= 1.0.0 < 2.0.0' },
  '1.1.0': { 'acme-base': '>= 1.0.0 < 2.0.0' },
};
const base = { '1.0.0': {}, '1.5.0': {}, '2.0.0': {} };

const stories: readonly Story[] = [
  {
    title: 'installs nothing where nothing is declared',
    modules: {},
    declared: [],
    solution: [],
    decisions: 0,
  },
  {
    title: 'chooses the newest release and what it requires',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-web']],
    solution: ['acme-web 1.1.0', 'acme-base 1.5.0'],
    decisions: 2,
  },
  {
    title: 'chooses exactly the version that is asked for',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-web', '1.0.0']],
    solution: ['acme-web 1.0.0', 'acme-base 1.5.0'],
    decisions: 2,
  },
  {
    title: 'orders versions by number',
    modules: { 'acme-web': { '0.2.0': {}, '0.10.0': {}, '0.9.0': {} } },
    declared: [['acme-web']],
    solution: ['acme-web 0.10.0'],
    decisions: 1,
  },
  {
    title: 'lets a declaration narrow a dependency that is written before it',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-base', '1.0.0'], ['acme-web']],
    solution: ['acme-base 1.0.0', 'acme-web 1.1.0'],
    decisions: 2,
  },
  {
    title: 'lets a declaration narrow a dependency that is written after it',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-web'], ['acme-base', '1.0.0']],
    solution: ['acme-web 1.1.0', 'acme-base 1.0.0'],
    decisions: 2,
  },
  {
    title: 'steps back to an older dependency where the newest does not fit',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-base'], ['acme-web', '>= 1.0.0']],
    solution: ['acme-base 1.5.0', 'acme-web 1.1.0'],
    decisions: 3,
  },
  {
    title: 'gives the newest release to the declaration that stands first',
    modules: {
      'acme-left': { '1.0.0': {}, '2.0.0': { 'acme-base': '1.x' } },
      'acme-right': { '1.0.0': {}, '2.0.0': { 'acme-base': '2.x' } },
      'acme-base': base,
    },
    declared: [['acme-left'], ['acme-right']],
    solution: ['acme-left 2.0.0', 'acme-right 1.0.0', 'acme-base 1.5.0'],
    decisions: 3,
  },
  {
    title: 'gives it to the other one where that one stands first',
    modules: {
      'acme-left': { '1.0.0': {}, '2.0.0': { 'acme-base': '1.x' } },
      'acme-right': { '1.0.0': {}, '2.0.0': { 'acme-base': '2.x' } },
      'acme-base': base,
    },
    declared: [['acme-right'], ['acme-left']],
    solution: ['acme-right 2.0.0', 'acme-left 1.0.0', 'acme-base 2.0.0'],
    decisions: 3,
  },
  {
    title: 'prefers newer declarations to newer dependencies',
    modules: {
      'acme-web': { '1.0.0': { 'acme-log': '*' } },
      'acme-log': { '1.0.0': {}, '2.0.0': { 'acme-base': '1.x' } },
      'acme-base': base,
    },
    declared: [['acme-web'], ['acme-base']],
    solution: ['acme-web 1.0.0', 'acme-base 2.0.0', 'acme-log 1.0.0'],
    decisions: 3,
  },
  {
    title: 'prefers dependencies in the order of the metadata',
    modules: {
      'acme-web': { '1.0.0': { 'acme-right': '*', 'acme-left': '*' } },
      'acme-left': { '1.0.0': {}, '2.0.0': { 'acme-base': '1.x' } },
      'acme-right': { '1.0.0': {}, '2.0.0': { 'acme-base': '2.x' } },
      'acme-base': base,
    },
    declared: [['acme-web']],
    solution: ['acme-web 1.0.0', 'acme-right 2.0.0', 'acme-left 1.0.0', 'acme-base 2.0.0'],
    decisions: 4,
  },
  {
    title: 'installs modules that require each other',
    modules: {
      'acme-web': { '1.0.0': { 'acme-base': '1.x' } },
      'acme-base': { '1.0.0': { 'acme-web': '1.x' } },
    },
    declared: [['acme-web']],
    solution: ['acme-web 1.0.0', 'acme-base 1.0.0'],
    decisions: 2,
  },
  {
    title: 'lets a module require itself',
    modules: { 'acme-web': { '1.0.0': { 'acme-web': '1.x' }, '2.0.0': { 'acme-web': '1.x' } } },
    declared: [['acme-web']],
    solution: ['acme-web 1.0.0'],
    decisions: 1,
  },
  {
    title: 'takes a range that is missing for any version',
    modules: { 'acme-web': { '1.0.0': { 'acme-base': '' } }, 'acme-base': base },
    declared: [['acme-web']],
    solution: ['acme-web 1.0.0', 'acme-base 2.0.0'],
    decisions: 2,
  },
  {
    title: 'never asks for a module that only an unwanted release requires',
    modules: { 'acme-web': { '2.0.0': {}, '1.0.0': { 'acme-nowhere': '' } } },
    declared: [['acme-web']],
    solution: ['acme-web 2.0.0'],
    decisions: 1,
  },
  {
    title: 'passes over releases that require a module that nobody has',
    modules: { 'acme-web': { '2.0.0': { 'acme-nowhere': '' }, '1.0.0': {} } },
    declared: [['acme-web']],
    solution: ['acme-web 1.0.0'],
    decisions: 1,
  },
  {
    title: 'never puts two modules into one directory',
    modules: {
      'acme-web': { '2.0.0': { 'other-ntp': '' }, '1.0.0': {} },
      'acme-ntp': { '1.0.0': {} },
      'other-ntp': { '1.0.0': {} },
    },
    declared: [['acme-ntp'], ['acme-web']],
    solution: ['acme-ntp 1.0.0', 'acme-web 1.0.0'],
    decisions: 4,
  },
  {
    title: 'wants both of two dependencies on one module',
    modules: {
      'acme-web': web,
      'acme-db': { '1.0.0': { 'acme-base': '< 1.5.0' } },
      'acme-base': base,
    },
    declared: [['acme-web'], ['acme-db']],
    solution: ['acme-web 1.1.0', 'acme-db 1.0.0', 'acme-base 1.0.0'],
    decisions: 3,
  },
  {
    title: 'wants both of two declarations of one module',
    modules: { 'acme-base': base },
    declared: [
      ['acme-base', '< 2.0.0'],
      ['acme-base', '!= 1.5.0'],
    ],
    solution: ['acme-base 1.0.0'],
    decisions: 1,
  },
  {
    title: 'chooses a pre-release only where a range names one',
    modules: { 'acme-base': { '1.0.0': {}, '2.0.0-rc1': {} }, 'acme-log': { '1.0.0-rc1': {} } },
    declared: [
      ['acme-base', '>= 0'],
      ['acme-log', '>= 0'],
    ],
    solution: ['acme-base 1.0.0', 'acme-log 1.0.0-rc1'],
    decisions: 2,
  },
  {
    title: 'finds out without a decision that two declarations contradict each other',
    modules: { 'acme-base': base },
    declared: [
      ['acme-base', '1.x'],
      ['acme-base', '2.x'],
    ],
    solution: undefined,
    decisions: 0,
  },
  {
    title: 'fails where a module requires what is declared otherwise',
    modules: { 'acme-web': web, 'acme-base': base },
    declared: [['acme-web'], ['acme-base', '2.0.0']],
    solution: undefined,
    decisions: 0,
  },
  {
    title: 'fails where nobody has the module',
    modules: {},
    declared: [['acme-nowhere']],
    solution: undefined,
    decisions: 0,
  },
];

describe('solve', () => {
  for (const { title, modules, declared, solution, decisions } of stories) {
    it(title, async () => {
      const outcome = await solveIn(universeOf(modules), declareModules(declared).declarations);
      const releases = outcome.kind === 'solution' ? tellReleases(outcome.releases) : undefined;
      assert.deepEqual(releases, solution);
      assert.equal(outcome.decisions, decisions);
    });
  }

  it('never chooses a release that is unusable', async () => {
    const universe = universeOf({ 'acme-web': { '1.0.0': {}, '2.0.0': {} } });
    const broken = Array.from(universe, ([name, releases]) => {
      const marked = releases.map((one) =>
        one.version.text === '2.0.0' ? { ...one, unusable: 'acme-web 2.0.0 is broken' } : one,
      );
      return [name, marked] as const;
    });
    const { declarations } = declareModules([['acme-web']]);
    const outcome = await solveIn(new Map(broken), declarations);
    assert(outcome.kind === 'solution');
    assert.deepEqual(tellReleases(outcome.releases), ['acme-web 1.0.0']);
  });

  it('learns from a conflict instead of trying every combination', async () => {
    // 20 ** 3 combinations of what stands between the declarations that contradict each other.
    const versions = Array.from({ length: 20 }, (_, minor) => `1.${minor}.0`);
    const any = Object.fromEntries(versions.map((version) => [version, {}]));
    const needy = Object.fromEntries(versions.map((version) => [version, { 'acme-base': '1.x' }]));
    const universe = universeOf({
      'acme-one': any,
      'acme-two': any,
      'acme-three': any,
      'acme-needy': { ...needy, '0.1.0': {} },
      'acme-greedy': { '1.0.0': { 'acme-base': '2.x' } },
      'acme-base': base,
    });
    const { declarations } = declareModules(
      ['acme-one', 'acme-two', 'acme-three', 'acme-needy', 'acme-greedy'].map((name) => [name]),
    );
    const outcome = await solveIn(universe, declarations);
    assert(outcome.kind === 'solution');
    assert.deepEqual(tellReleases(outcome.releases).slice(3), [
      'acme-needy 0.1.0',
      'acme-greedy 1.0.0',
      'acme-base 2.0.0',
    ]);
    assert.equal(outcome.decisions, 10);
  });
});

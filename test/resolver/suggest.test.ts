import assert from 'node:assert/strict';
import { describeSuggestions } from '../../src/resolver/describe-suggestions.ts';
import { type ResolveOptions, search } from '../../src/resolver/search.ts';
import { type Suggestion, suggest } from '../../src/resolver/suggest.ts';
import { declareModules } from '../support/declare-modules.ts';
import { readProblems } from '../support/problems.ts';
import { optionsIn } from '../support/resolved.ts';
import { hasSharedData } from '../support/shared-data.ts';
import { catalogOf, type Modules, universeOf } from '../support/universe.ts';

type Declared = Parameters<typeof optionsIn>[1];

async function suggestionsFor(options: ResolveOptions): Promise<readonly Suggestion[]> {
  const outcome = await search(options);
  assert(outcome.kind === 'failure');
  return suggest(options, outcome.proof);
}

const modules: Modules = {
  'acme-web': {
    '1.0.0': { 'acme-base': '1.x' },
    '2.0.0': { 'acme-base': '2.x' },
    '3.0.0': { 'acme-base': '3.x' },
  },
  'acme-db': { '1.0.0': { 'acme-base': '1.x' }, '1.1.0': { 'acme-base': '1.x' } },
  'acme-base': { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
  'acme-log': { '1.0.0': { 'acme-nowhere': '' }, '2.0.0': {} },
  'other-log': { '1.0.0': {} },
};

describe('suggest', () => {
  const cases: readonly [title: string, Declared, hint: string | undefined][] = [
    [
      'a range that could be another one, on either side',
      [
        ['acme-web', '2.x'],
        ['acme-base', '1.x'],
      ],
      'everything fits with acme-web 1.0.0 (Puppetfile:1), or with acme-base 2.0.0 (Puppetfile:2)',
    ],
    [
      'only the declaration that helps, the newest version of it first',
      [
        ['acme-web', '1.x'],
        ['acme-db', '1.x'],
        ['acme-base', '2.x'],
      ],
      'everything fits with acme-base 1.1.0 (Puppetfile:3)',
    ],
    [
      'that exact versions could win',
      [
        ['acme-web', '2.0.0'],
        ['acme-base', '1.0.0'],
      ],
      'everything fits with acme-web 1.0.0 (Puppetfile:1), or with acme-base 2.0.0 (Puppetfile:2); or take the versions of the Puppetfile all the same with `--override-pins`',
    ],
    [
      'two changes where one is not enough',
      [
        ['acme-web', '3.x'],
        ['acme-log', '1.x'],
      ],
      'everything fits with acme-web 2.0.0 (Puppetfile:1) and acme-log 2.0.0 (Puppetfile:2)',
    ],
    [
      'one declaration less where no version helps',
      [['acme-web', '2.0.0'], ['acme-log'], ['other-log']],
      'everything fits without acme-log (Puppetfile:2), or without other-log (Puppetfile:3)',
    ],
    ['nothing where nothing helps', [['acme-nowhere'], ['acme-never']], undefined],
  ];
  for (const [title, declared, hint] of cases) {
    it(`tells ${title}`, async () => {
      const options = optionsIn(universeOf(modules), declared);
      assert.equal(describeSuggestions(await suggestionsFor(options)), hint);
    });
  }

  it('changes no more than it takes', async () => {
    const many: Modules = Object.fromEntries(
      [1, 2, 3].flatMap((index) => [
        [`acme-a${index}`, { '1.0.0': { [`acme-b${index}`]: '1.x' } }],
        [`acme-b${index}`, { '1.0.0': {}, '2.0.0': {} }],
      ]),
    );
    const declared = Object.keys(many).map((name) => [name, name.includes('-a') ? '1.x' : '2.x']);
    const options = optionsIn(universeOf(many), declared as [string, string][]);
    assert.equal(
      describeSuggestions(await suggestionsFor(options)),
      'everything fits with acme-b1 1.0.0 (Puppetfile:2), acme-b2 1.0.0 (Puppetfile:4) and acme-b3 1.0.0 (Puppetfile:6)',
    );
  });

  it('is no reason to fail where a release list cannot be had', async () => {
    const universe = universeOf(modules);
    const options = optionsIn(universe, [
      ['acme-web', '2.x'],
      ['acme-base', '1.x'],
    ]);
    const outcome = await search(options);
    assert(outcome.kind === 'failure');
    const catalog = catalogOf(universe, () => Promise.reject(new Error('the Forge is gone')));
    assert.deepEqual(await suggest({ ...options, catalog }, outcome.proof), []);
  });
});

/** What was asked, with a suggestion followed. */
function follow(suggestion: Suggestion, options: ResolveOptions): ResolveOptions {
  switch (suggestion.kind) {
    case 'override-pins':
      return { ...options, overridesPins: true };
    case 'removal': {
      const kept = options.declarations.filter((one) => one !== suggestion.declaration);
      return { ...options, declarations: kept };
    }
    case 'versions': {
      const declarations = options.declarations.map((one) => {
        const change = suggestion.changes.find(({ declaration }) => declaration === one);
        if (change === undefined) return one;
        const [pinned] = declareModules([[one.name, change.version.text]]).declarations;
        return { ...one, range: pinned?.range ?? assert.fail() };
      });
      return { ...options, declarations };
    }
  }
}

if (hasSharedData) {
  describe('suggest, for real contradictions', () => {
    it('suggests only what helps', async () => {
      let followed = 0;
      for (const { id, family, universe, platform, declarations, solution } of readProblems()) {
        if (solution !== undefined || !id.startsWith('real-')) continue;
        const options = { ...optionsIn(universe, []), declarations, platform };
        for (const suggestion of await suggestionsFor(options)) {
          const outcome = await search(follow(suggestion, options));
          assert.equal(outcome.kind, 'solution', `${id} of ${family}: ${suggestion.kind}`);
          followed += 1;
        }
      }
      assert.equal(followed, 45);
    });
  });
}

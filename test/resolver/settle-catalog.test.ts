import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { ModuleName } from '../../src/model/module-name.ts';
import type { Release } from '../../src/model/release.ts';
import { resolve } from '../../src/resolver/resolve.ts';
import { type ResolveOptions, search } from '../../src/resolver/search.ts';
import { settleCatalog } from '../../src/resolver/settle-catalog.ts';
import { bestReleases } from '../support/best-releases.ts';
import { caseCount } from '../support/cases.ts';
import { moduleName } from '../support/declare-modules.ts';
import { type RandomProblem, randomProblem } from '../support/random-problems.ts';
import { rejection } from '../support/rejection.ts';
import { optionsIn } from '../support/resolved.ts';
import { catalogOfForges, type SeveralForgesOptions } from '../support/several-forges.ts';
import { type Modules, tellReleases, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];
type Tied = Readonly<Record<string, string>>;

interface Project extends Pick<SeveralForgesOptions, 'delay'> {
  /** The Forge of the project, and others. */
  readonly forges: Readonly<Record<string, Modules>>;
  readonly declared: Declared;
  /** Of declared modules: the Forge that they are tied to. */
  readonly tied?: Tied;
}

function optionsFor({ forges, declared, tied = {}, delay }: Project): ResolveOptions {
  const universes = Object.entries(forges).map(([url, modules]) => [url, universeOf(modules)]);
  const catalog = catalogOfForges(Object.fromEntries(universes), {
    statements: ['public'],
    tied: new Map(Object.entries(tied).map(([name, url]) => [moduleName(name), [url]])),
    ...(delay && { delay }),
  });
  return optionsIn(new Map(), declared, { catalog });
}

/** `acme-web 1.0.0 public` */
async function chosen(project: Project): Promise<string[]> {
  const { releases } = await resolve(optionsFor(project));
  return [...releases.values()].map((one) => `${tellReleases([one])} ${one.forgeUrl}`);
}

const base = { '1.0.0': {} };
const newerBase = { '9.0.0': {} };

describe('settleCatalog', () => {
  it('looks for what a module requires near it first', async () => {
    const project = {
      forges: {
        public: { 'acme-base': newerBase, 'acme-log': base },
        ours: { 'acme-web': { '1.0.0': { 'acme-base': '', 'acme-log': '' } }, 'acme-base': base },
      },
      declared: [['acme-web']],
      tied: { 'acme-web': 'ours' },
    } as const;
    assert.deepEqual(await chosen(project), [
      'acme-web 1.0.0 ours',
      'acme-base 1.0.0 ours',
      'acme-log 1.0.0 public',
    ]);
  });

  const shared = {
    public: { 'acme-web': { '1.0.0': { 'acme-base': '' } }, 'acme-base': newerBase },
    ours: { 'acme-shop': { '1.0.0': { 'acme-base': '' } }, 'acme-base': base },
  };
  const tied = { 'acme-shop': 'ours' };
  const orders: readonly [Declared, string][] = [
    [[['acme-web'], ['acme-shop']], 'acme-base 9.0.0 public'],
    [[['acme-shop'], ['acme-web']], 'acme-base 1.0.0 ours'],
  ];
  for (const [declared, expected] of orders) {
    for (const late of ['public', 'ours']) {
      const first = declared[0]?.[0];
      it(`lets ${first} decide, which is declared first, though ${late} answers late`, async () => {
        const turns = late === 'public' ? { public: 20, ours: 0 } : { public: 0, ours: 20 };
        const delay = (url: string) => wait(turns[url === 'public' ? 'public' : 'ours']);
        const found = await chosen({ forges: shared, declared, tied, delay });
        assert.equal(found[2], expected);
      });
    }
  }

  it('lets decide who is nearer to the Puppetfile, whatever is declared first', async () => {
    const far = { '1.0.0': { 'acme-middle': '' } };
    const project = {
      forges: {
        public: {
          'acme-far': far,
          'acme-middle': { '1.0.0': { 'acme-base': '' } },
          'acme-base': newerBase,
        },
        ours: shared.ours,
      },
      declared: [['acme-far'], ['acme-shop']],
      tied,
    } as const;
    assert.ok((await chosen(project)).includes('acme-base 1.0.0 ours'));
  });

  it('counts what releases require that come into question, though others are chosen', async () => {
    const shop = {
      '1.0.0': { 'acme-base': '' },
      '2.0.0': {},
    };
    const project = (...range: string[]) => ({
      forges: { public: shared.public, ours: { 'acme-shop': shop, 'acme-base': base } },
      declared: [['acme-shop', ...range], ['acme-web']] as Declared,
      tied,
    });
    // It would be near acme-shop 1.0.0, had that been chosen; so it is found in the same place.
    assert.deepEqual(await chosen(project()), [
      'acme-shop 2.0.0 ours',
      'acme-web 1.0.0 public',
      'acme-base 1.0.0 ours',
    ]);
    assert.deepEqual((await chosen(project('2.x')))[2], 'acme-base 9.0.0 public');
  });

  it('follows a module again for another range', async () => {
    const project = {
      forges: {
        public: {
          'acme-one': { '1.0.0': { 'acme-middle': '1.x' } },
          'acme-two': { '1.0.0': { 'acme-three': '' } },
          'acme-three': { '1.0.0': { 'acme-middle': '' } },
          'acme-middle': { '1.0.0': {}, '2.0.0': { 'acme-base': '' } },
          'acme-base': base,
        },
      },
      declared: [['acme-two']],
    } as const;
    assert.ok((await chosen(project)).includes('acme-base 1.0.0 public'));
    const settled = await settleCatalog(
      optionsFor({ ...project, declared: [['acme-one'], ['acme-two']] }),
    );
    assert.notEqual(await settled.releases(moduleName('acme-base')), null);
  });

  it('follows neither what is excluded nor what is broken', async () => {
    const asked: string[] = [];
    const web = { '1.0.0': { 'acme-base': '', 'acme-log': '' }, '2.0.0': { 'acme-odd': '' } };
    const universe = universeOf({ 'acme-web': web });
    const releases = universe.get(moduleName('acme-web')) ?? [];
    const broken = releases.map((one) =>
      one.version.text === '2.0.0' ? { ...one, unusable: 'it is broken' } : one,
    );
    const catalog = catalogOfForges(
      { public: new Map([[moduleName('acme-web'), broken]]) },
      { statements: ['public'], delay: async (_, name) => void asked.push(name) },
    );
    const excluded = new Set([moduleName('acme-log')]);
    await settleCatalog(optionsIn(new Map(), [['acme-web']], { catalog, excluded }));
    assert.deepEqual(asked, ['acme-web', 'acme-base']);
  });

  it('fails with the first error of a round, whichever arrives first', async () => {
    for (const slow of ['acme-one', 'acme-two']) {
      const options = optionsFor({
        forges: { public: {} },
        declared: [['acme-one'], ['acme-two']],
        delay: async (_, name) => {
          await wait(name === slow ? 20 : 0);
          throw new PupfileError('FORGE_REFUSED', `no answer about ${name}`);
        },
      });
      const error = await rejection(settleCatalog(options), 'FORGE_REFUSED');
      assert.equal(error.message, 'no answer about acme-one');
    }
  });

  it('takes nothing from another Forge while the one that may have it fails', async () => {
    const options = optionsFor({
      forges: {
        public: { 'acme-base': newerBase },
        ours: { 'acme-web': { '1.0.0': { 'acme-base': '' } } },
      },
      declared: [['acme-web']],
      tied: { 'acme-web': 'ours' },
      delay: async (url, name) => {
        if (url === 'ours' && name === 'acme-base') throw new PupfileError('FORGE_REFUSED', '503');
      },
    });
    await rejection(resolve(options), 'FORGE_REFUSED');
  });

  it('names every Forge that was asked for a module that nobody has', async () => {
    const options = optionsFor({
      forges: { public: {}, ours: { 'acme-web': { '1.0.0': { 'acme-gone': '' } } } },
      declared: [['acme-web']],
      tied: { 'acme-web': 'ours' },
    });
    const error = await rejection(resolve(options), 'MODULE_NOT_FOUND');
    assert.equal(error.message, 'Unable to find module `acme-gone` on ours or public');
  });

  it('leaves a catalog of one place alone', async () => {
    const options = optionsIn(universeOf({ 'acme-web': base }), [['acme-web']]);
    assert.equal(await settleCatalog(options), options.catalog);
  });
});

describe('the resolver, with two Forges', () => {
  const world = fc.record({
    problem: randomProblem,
    other: randomProblem,
    ties: fc.array(fc.constantFrom('public', 'ours', undefined), { minLength: 5, maxLength: 5 }),
    turns: fc.array(fc.nat(5), { minLength: 10, maxLength: 10 }),
  });

  it('finds the preferred solution, given where each module is, whenever answers arrive', async () => {
    await fc.assert(
      fc.asyncProperty(world, async ({ problem, other, ties, turns }) => {
        const asked: string[] = [];
        const options = twoForges({ problem, other, ties }, async (url, name) => {
          asked.push(`${url} ${name}`);
          await wait(turns[asked.length % turns.length] ?? 0);
        });
        const settled = await settleCatalog(options);
        const before = asked.length;
        const outcome = await search(options);
        // Whatever the search may come to has been looked up, once.
        assert.equal(asked.length, before);
        assert.equal(new Set(asked).size, asked.length);
        const universe = new Map<ModuleName, readonly Release[]>();
        for (const name of new Set(
          asked.map((question) => moduleName(question.split(' ')[1] ?? '')),
        ))
          universe.set(name, (await settled.releases(name)) ?? []);
        const best = bestReleases(withoutUnknown(universe), problem.question);
        assert.deepEqual(
          outcome.kind === 'solution' ? tellReleases(outcome.releases) : undefined,
          best && tellReleases(best),
        );
        const prompt = await search(twoForges({ problem, other, ties }));
        assert.equal(prompt.steps, outcome.steps);
      }),
      { numRuns: caseCount(300) },
    );
  });
});

interface TwoForges {
  readonly problem: RandomProblem;
  readonly other: RandomProblem;
  readonly ties: readonly (string | undefined)[];
}

function twoForges(
  { problem, other, ties }: TwoForges,
  delay: SeveralForgesOptions['delay'] = async () => {},
): ResolveOptions {
  const tied = problem.question.declarations.flatMap(({ name }, index) => {
    const url = ties[index % ties.length];
    return url === undefined ? [] : [[name, [url]] as const];
  });
  const forges = { public: problem.universe, ours: other.universe };
  const options = { statements: ['public'], tied: new Map(tied), delay };
  return { ...problem.question, catalog: catalogOfForges(forges, options) };
}

function withoutUnknown(universe: ReadonlyMap<ModuleName, readonly Release[]>) {
  return new Map([...universe].filter(([, releases]) => releases.length > 0));
}

/** So many turns of the event loop; no clock. */
async function wait(turns: number): Promise<void> {
  for (let left = turns; left > 0; left -= 1) await new Promise((done) => setImmediate(done));
}

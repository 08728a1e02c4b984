import assert from 'node:assert/strict';
import type { PupfileError } from '../../src/errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../../src/model/module-declaration.ts';
import { explainFailure } from '../../src/resolver/explain.ts';
import { type Incompatibility, unusable } from '../../src/resolver/incompatibility.ts';
import { declareModules } from '../support/declare-modules.ts';
import {
  catalogOf,
  type Modules,
  moduleWith,
  setOf,
  solveIn,
  type Universe,
  universeOf,
} from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

function explain(modules: Modules, declared: Declared): Promise<PupfileError> {
  return explainIn(universeOf(modules), declareModules(declared).declarations);
}

async function explainIn(
  universe: Universe,
  declarations: readonly ModuleDeclaration[],
): Promise<PupfileError> {
  const outcome = await solveIn(universe, declarations);
  assert(outcome.kind === 'failure');
  return explainFailure(outcome.proof, {
    catalog: catalogOf(universe),
    suggestions: [],
  });
}

/** What a user reads of an error: the message, the notes, the labels with their lines, the hint. */
function told({ code, message, notes, labels, hint }: PupfileError): string {
  const places = labels.map(({ span, text }) => `${span.file}:${span.line} ${text}`);
  return [`${code}: ${message}`, ...notes, ...places, ...(hint ? [`hint: ${hint}`] : [])].join(
    '\n',
  );
}

const web = { '1.1.0': { 'acme-base': '>= 1.1.0 < 2.0.0' } };
const base = { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} };

describe('explainFailure', () => {
  it('tells two facts that contradict each other', async () => {
    const error = await explain({ 'acme-base': base }, [
      ['acme-base', '1.x'],
      ['acme-base', '2.x'],
    ]);
    assert.equal(
      told(error),
      `
VERSION_CONFLICT: Could not resolve the dependencies: no versions of the modules fit together
because the Puppetfile asks for acme-base 1.x
and the Puppetfile asks for acme-base 2.x
Puppetfile:1 asks for 1.x
Puppetfile:2 asks for 2.x`.trim(),
    );
  });

  it('tells of a pin that a module does not accept, and of the module at its line', async () => {
    const error = await explain({ 'acme-web': web, 'acme-base': base }, [
      ['acme-web', '1.1.0'],
      ['acme-base', '2.0.0'],
    ]);
    assert.equal(
      told(error),
      `
VERSION_CONFLICT: Could not resolve the dependencies: no versions of the modules fit together
because acme-web 1.1.0 requires acme-base >= 1.1.0 < 2.0.0
and the Puppetfile asks for acme-base 2.0.0
Puppetfile:1 requires acme-base >= 1.1.0 < 2.0.0
Puppetfile:2 asks for 2.0.0`.trim(),
    );
  });

  it('numbers the steps of a longer proof', async () => {
    const error = await explain(
      {
        'acme-shop': { '1.0.0': { 'acme-web': '>= 1.1.0', 'acme-cart': '' } },
        'acme-web': web,
        'acme-cart': { '1.0.0': { 'acme-base': '< 1.1.0' } },
        'acme-base': base,
      },
      [['acme-shop']],
    );
    assert.equal(
      told(error),
      `
VERSION_CONFLICT: Could not resolve the dependencies: no versions of the modules fit together
1. because acme-web 1.1.0 requires acme-base >= 1.1.0 < 2.0.0
   and acme-cart 1.0.0 requires acme-base < 1.1.0
   so acme-web 1.1.0 and acme-cart 1.0.0 cannot be installed together
2. because (1)
   and acme-shop 1.0.0 requires acme-web >= 1.1.0
   and acme-shop 1.0.0 requires acme-cart
   so acme-shop 1.0.0 cannot be installed
3. because (2)
   and the Puppetfile asks for acme-shop
   so nothing fits
Puppetfile:1 asks for any version`.trim(),
    );
  });

  it('tells what many releases require as one', async () => {
    const versions = Array.from({ length: 60 }, (_, minor) => `1.${minor}.0`);
    const error = await explain(
      {
        'acme-web': Object.fromEntries(
          versions.map((version, minor) => [version, { 'acme-base': `>= 1.0.0 < 1.${minor}.1` }]),
        ),
        'acme-base': { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} },
      },
      [['acme-web'], ['acme-base', '2.x']],
    );
    assert.deepEqual(error.notes, [
      'because every acme-web requires acme-base 1.0.0 to 1.1.0, depending on the release',
      'and the Puppetfile asks for acme-base 2.x',
    ]);
  });

  it('leaves out the early steps of a proof that nobody would read', () => {
    const broken = ['acme-web', 'acme-base', 'acme-log'].map((name) => {
      const module = moduleWith(name, '1.0.0');
      return unusable(module, setOf(module, '1.0.0'), `${name} 1.0.0 is broken`);
    });
    const combine = (left: Incompatibility, right: Incompatibility): Incompatibility => ({
      terms: [],
      cause: { kind: 'derived', from: [left, right] },
    });
    let proof = broken.reduce(combine);
    for (let step = 0; step < 50; step += 1) proof = combine(proof, proof);
    const { notes } = explainFailure(proof, { catalog: catalogOf(new Map()), suggestions: [] });
    assert.equal(notes[0], '32 earlier steps are left out; `--json` has them all');
    assert.deepEqual(notes.slice(-3), ['52. because (51)', '    and (51)', '    so nothing fits']);
  });

  it('tells which modules want the same directory', async () => {
    const error = await explain(
      {
        'acme-web': { '1.0.0': { 'other-ntp': '>= 1.0.0' } },
        'acme-ntp': { '1.0.0': {} },
        'other-ntp': { '1.0.0': {} },
      },
      [['acme-ntp'], ['other-ntp', '1.0.0']],
    );
    assert.equal(
      told(error),
      `
DIRECTORY_CONFLICT: \`acme-ntp\` and \`other-ntp\` cannot be installed together: both want the same directory
Puppetfile:1 asks for any version
Puppetfile:2 asks for 1.0.0
hint: remove one of them, or leave a dependency out with \`exclusion\``.trim(),
    );
  });

  it('tells why a release is unusable', async () => {
    const universe = new Map(
      Array.from(universeOf({ 'acme-web': web }), ([name, releases]) => [
        name,
        releases.map((one) => ({ ...one, unusable: 'acme-web 1.1.0 has a broken dependency' })),
      ]),
    );
    const error = await explainIn(universe, declareModules([['acme-web']]).declarations);
    assert.equal(
      told(error),
      `
VERSION_CONFLICT: Could not resolve the dependencies: no versions of the modules fit together
because acme-web 1.1.0 has a broken dependency
and the Puppetfile asks for acme-web
Puppetfile:1 asks for any version`.trim(),
    );
  });

  it('gives programs the facts and the steps', async () => {
    const error = await explain({ 'acme-base': base }, [
      ['acme-base', '1.x'],
      ['acme-base', '2.x'],
    ]);
    assert.deepEqual(error.data, {
      facts: [
        { kind: 'declaration', text: 'the Puppetfile asks for acme-base 1.x' },
        { kind: 'declaration', text: 'the Puppetfile asks for acme-base 2.x' },
      ],
      steps: [
        {
          number: 1,
          because: [
            'the Puppetfile asks for acme-base 1.x',
            'the Puppetfile asks for acme-base 2.x',
          ],
          conclusion: 'nothing fits',
        },
      ],
      suggestions: [],
    });
  });

  it('hints at what would help', async () => {
    const declared: Declared = [
      ['acme-base', '1.x'],
      ['acme-base', '2.x'],
    ];
    const { declarations } = declareModules(declared);
    const [declaration = assert.fail()] = declarations;
    const outcome = await solveIn(universeOf({ 'acme-base': base }), declarations);
    assert(outcome.kind === 'failure');
    const error = explainFailure(outcome.proof, {
      catalog: catalogOf(new Map()),
      suggestions: [{ kind: 'removal', declaration }],
    });
    assert.equal(error.hint, 'everything fits without acme-base (Puppetfile:1)');
  });
});

import assert from 'node:assert/strict';
import { explainDeadEnd } from '../../src/resolver/explain-dead-end.ts';
import { factsOf } from '../../src/resolver/proof.ts';
import { declareModules } from '../support/declare-modules.ts';
import { catalogOf, type Modules, solveIn, universeOf } from '../support/universe.ts';

type Declared = readonly (readonly [name: string, ...requirements: string[]])[];

async function explain(
  modules: Modules,
  declared: Declared,
  names: readonly string[] = [],
): Promise<string | undefined> {
  const universe = universeOf(modules);
  const outcome = await solveIn(universe, declareModules(declared).declarations);
  assert(outcome.kind === 'failure');
  const error = explainDeadEnd(factsOf(outcome.proof), {}, { catalog: catalogOf(universe), names });
  if (error === undefined) return undefined;
  const { code, message, notes, hint } = error;
  return [`${code}: ${message}`, ...notes, ...(hint ? [`hint: ${hint}`] : [])].join('\n');
}

const base = { '1.0.0': {}, '1.1.0': {}, '2.0.0': {} };
const hint = 'hint: check the spelling of the name, and that `forge` names the Forge that has it';

describe('explainDeadEnd', () => {
  it('names a declared module that nobody has', async () => {
    assert.equal(
      await explain({ 'acme-base': base }, [['acme-base'], ['acme-nowhere', '1.x']]),
      `
MODULE_NOT_FOUND: Unable to find module \`acme-nowhere\` on https://forge.example.com
${hint}`.trim(),
    );
  });

  it('suggests the name that was meant', async () => {
    assert.equal(
      await explain({}, [['acme-bsae']], ['acme-web', 'acme-base', 'other-base']),
      `
MODULE_NOT_FOUND: Unable to find module \`acme-bsae\` on https://forge.example.com
hint: did you mean \`acme-base\`?`.trim(),
    );
  });

  it('names a required module that nobody has, and the way to it', async () => {
    assert.equal(
      await explain(
        {
          'acme-shop': { '1.0.0': { 'acme-web': '' } },
          'acme-web': { '1.0.0': { 'acme-nowhere': '>= 1.0.0' } },
        },
        [['acme-shop']],
      ),
      `
MODULE_NOT_FOUND: Unable to find module \`acme-nowhere\` on https://forge.example.com
acme-shop 1.0.0 requires acme-web
acme-web 1.0.0 requires acme-nowhere >= 1.0.0, which nobody has
${hint}`.trim(),
    );
  });

  it('lists the releases where none is in the declared range', async () => {
    assert.equal(
      await explain({ 'acme-base': base }, [['acme-base', '>= 3.0.0']]),
      `
VERSION_NOT_FOUND: No release of \`acme-base\` is in the range \`>= 3.0.0\`
looked at 3 releases: 2.0.0, 1.1.0, 1.0.0`.trim(),
    );
  });

  it('lists the releases where none is in the required range, and the way there', async () => {
    assert.equal(
      await explain(
        { 'acme-web': { '1.0.0': { 'acme-base': '3.x' } }, 'acme-base': { '1.0.0': {} } },
        [['acme-web']],
      ),
      `
VERSION_NOT_FOUND: No release of \`acme-base\` is in the range \`3.x\`
acme-web 1.0.0 requires acme-base 3.x, and there is no such release
looked at 1 release: 1.0.0`.trim(),
    );
  });

  it('lists no more releases than can be read', async () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, minor) => [`1.${minor}.0`, {}]));
    assert.equal(
      await explain({ 'acme-base': many }, [['acme-base', '2.x']]),
      `
VERSION_NOT_FOUND: No release of \`acme-base\` is in the range \`2.x\`
looked at 30 releases: 1.29.0, 1.28.0, 1.27.0, 1.26.0, 1.25.0 and 25 older`.trim(),
    );
  });

  it('says so where a module has no release at all', async () => {
    assert.equal(
      await explain({ 'acme-base': {} }, [['acme-base']]),
      `
VERSION_NOT_FOUND: No release of \`acme-base\` is in the range \`any version\`
https://forge.example.com has no release of it`.trim(),
    );
  });

  it('tells what stops the newest release, and counts what stops the others', async () => {
    const modules = {
      'acme-web': {
        '1.0.0': { 'acme-oldest': '' },
        '2.0.0': { 'acme-base': '3.x' },
        '3.0.0': { 'acme-newest': '' },
      },
      'acme-base': base,
    };
    assert.equal(
      await explain(modules, [['acme-web']]),
      `
MODULE_NOT_FOUND: Unable to find module \`acme-newest\` on https://forge.example.com
acme-web 3.0.0 requires acme-newest, which nobody has
2 more requirements rule out other releases
${hint}`.trim(),
    );
    assert.equal(
      await explain(modules, [['acme-web', '< 3.0.0']]),
      `
VERSION_NOT_FOUND: No release of \`acme-base\` is in the range \`3.x\`
acme-web 2.0.0 requires acme-base 3.x, and there is no such release
1 more requirement rules out other releases
looked at 3 releases: 2.0.0, 1.1.0, 1.0.0`.trim(),
    );
  });

  it('finds its way out of modules that require each other', async () => {
    assert.equal(
      await explain(
        {
          'acme-web': { '1.0.0': { 'acme-base': '' } },
          'acme-base': { '1.0.0': { 'acme-web': '2.x' } },
        },
        [['acme-web']],
      ),
      `
VERSION_NOT_FOUND: No release of \`acme-web\` is in the range \`2.x\`
acme-web 1.0.0 requires acme-base
acme-base 1.0.0 requires acme-web 2.x, and there is no such release
looked at 1 release: 1.0.0`.trim(),
    );
  });

  it('has nothing to say where two declarations are to blame', async () => {
    assert.equal(
      await explain({ 'acme-web': { '1.0.0': { 'acme-base': '1.x' } }, 'acme-base': base }, [
        ['acme-web'],
        ['acme-base', '2.x'],
      ]),
      undefined,
    );
  });

  it('has nothing to say where requirements contradict each other', async () => {
    assert.equal(
      await explain(
        {
          'acme-web': { '1.0.0': { 'acme-base': '1.x', 'acme-log': '' } },
          'acme-log': { '1.0.0': { 'acme-base': '2.x' } },
          'acme-base': base,
        },
        [['acme-web']],
      ),
      undefined,
    );
  });
});

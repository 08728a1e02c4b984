import assert from 'node:assert/strict';
import { parseRange } from '../../src/model/parse-range.ts';
import {
  countStatements,
  describeBriefly,
  describeFact,
  describeFacts,
  joinWords,
} from '../../src/resolver/describe-fact.ts';
import type { DependencyFact, Fact } from '../../src/resolver/incompatibility.ts';
import { declareModules, moduleName } from '../support/declare-modules.ts';
import { knownModule, moduleWith, setOf, universeOf } from '../support/universe.ts';

const web = moduleWith('acme-web', '1.0.0', '2.0.0', '3.0.0');
const base = moduleWith('acme-base', '1.0.0', '2.0.0', '3.0.0', '4.0.0');
const nowhere = knownModule(universeOf({}), 'acme-nowhere');

function requires(version: string, range: string, module = base): DependencyFact {
  const dependency = {
    name: moduleName(module.name),
    range: parseRange(range) ?? assert.fail(range),
  };
  return {
    kind: 'dependency',
    dependent: { module: web, set: setOf(web, version) },
    module,
    dependency,
  };
}

function asks(...requirements: readonly string[]): Fact {
  const [declaration = assert.fail()] = declareModules([
    ['acme-web', ...requirements],
  ]).declarations;
  return { kind: 'declaration', module: web, declaration };
}

describe('describeFact', () => {
  const cases: readonly [fact: Fact, text: string][] = [
    [asks(), 'the Puppetfile asks for acme-web'],
    [asks('>= 1.0', '< 3'), 'the Puppetfile asks for acme-web >= 1.0, < 3'],
    [requires('1.0.0', '1.x'), 'acme-web 1.0.0 requires acme-base 1.x'],
    [requires('1.0.0', ''), 'acme-web 1.0.0 requires acme-base'],
    [
      requires('1.0.0', '9.x'),
      'acme-web 1.0.0 requires acme-base 9.x, and there is no such release',
    ],
    [
      requires('1.0.0', '1.x', nowhere),
      'acme-web 1.0.0 requires acme-nowhere 1.x, which nobody has',
    ],
    [
      { kind: 'unusable', module: web, reason: 'acme-web 1.0.0 is broken' },
      'acme-web 1.0.0 is broken',
    ],
    [
      {
        kind: 'platform',
        releases: { module: web, set: setOf(web, '1.0.0') },
        platform: 'Puppet 8.0.0',
      },
      'acme-web 1.0.0 does not support Puppet 8.0.0',
    ],
    [
      {
        kind: 'platform',
        releases: { module: web, set: setOf(web, '1.0.0', '2.0.0', '3.0.0') },
        platform: 'Puppet 8.0.0',
      },
      'no acme-web supports Puppet 8.0.0',
    ],
    [
      { kind: 'directory', modules: [web, base] },
      'acme-web and acme-base are installed in the same directory',
    ],
  ];
  for (const [fact, text] of cases) {
    it(`says: ${text}`, () => assert.equal(describeFact(fact), text));
  }
});

describe('describeFacts', () => {
  it('quotes two ranges one by one', () => {
    assert.deepEqual(describeFacts([requires('1.0.0', '1.x'), requires('2.0.0', '2.x')]), [
      'acme-web 1.0.0 requires acme-base 1.x',
      'acme-web 2.0.0 requires acme-base 2.x',
    ]);
  });

  const three = [requires('1.0.0', '1.x'), requires('2.0.0', '2.x'), requires('3.0.0', '3.x')];

  it('tells more of them together', () => {
    assert.deepEqual(describeFacts([asks(), ...three]), [
      'the Puppetfile asks for acme-web',
      'every acme-web requires acme-base 1.0.0 to 3.0.0, depending on the release',
    ]);
  });

  it('names no releases where all of them will do', () => {
    assert.deepEqual(describeFacts([...three, requires('3.0.0', '>= 3.0.0')]), [
      'every acme-web requires acme-base',
    ]);
  });

  it('says that nobody has what they require', () => {
    const facts = ['1.0.0', '2.0.0', '3.0.0'].map((version) => requires(version, '1.x', nowhere));
    assert.deepEqual(describeFacts(facts), [
      'every acme-web requires acme-nowhere, which nobody has',
    ]);
  });

  it('counts what many releases require as one statement', () => {
    assert.equal(countStatements([asks(), ...three]), 2);
  });
});

describe('describeBriefly', () => {
  it('tells last, and at once, what the Puppetfile asks for', () => {
    assert.deepEqual(
      describeBriefly([asks('1.x'), requires('1.0.0', '1.x'), asks('2.x'), asks()]),
      [
        'acme-web 1.0.0 requires acme-base 1.x',
        'the Puppetfile asks for acme-web 1.x, acme-web 2.x and acme-web',
      ],
    );
  });
});

describe('joinWords', () => {
  const cases: readonly [words: string[], text: string][] = [
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ];
  for (const [words, text] of cases) {
    it(`makes ${JSON.stringify(text)}`, () => assert.equal(joinWords(words), text));
  }
});

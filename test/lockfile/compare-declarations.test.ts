import assert from 'node:assert/strict';
import { buildLockfile } from '../../src/lockfile/build-lockfile.ts';
import { compareLockfile } from '../../src/lockfile/compare-lockfile.ts';
import { formatLockfile } from '../../src/lockfile/format-lockfile.ts';
import type { Lockfile } from '../../src/lockfile/lockfile.ts';
import { parseLockfile } from '../../src/lockfile/parse-lockfile.ts';
import { publicForgeUrl } from '../../src/model/forge-url.ts';
import {
  checksumsOf,
  declareModules,
  releaseOf,
  resolutionOf,
  sha256Of,
} from '../support/declare-modules.ts';

type Modules = Parameters<typeof declareModules>[0];

const resolution = resolutionOf(
  releaseOf('acme-web 1.2.0', [['acme-log', '2.x']]),
  releaseOf('acme-log 2.1.0'),
);

describe('compareDeclarations', () => {
  const requirements: readonly (readonly [before: string, now: string, isFound: boolean])[] = [
    ['1.x || 3.x', '1.x || 3.x', false],
    ['1.x || 3.x', '3.x||1.x', false],
    ['1.x || 3.x', '>= 1.0 < 4', true],
    ['1.x || 3.x', '1.x || 2.x || 3.x', true],
    ['1.2', '1.2.x', true],
    ['1.2', '= 1.2', true],
    ['1.2.0+a', '1.2.0+b', true],
    ['> 1.1', '> 1.1', false],
  ];
  for (const [before, now, isFound] of requirements) {
    it(`${isFound ? 'finds' : 'does not find'} that ${before} became ${now}`, () => {
      const { differences } = change([['acme/web', before]], [['acme/web', now]]);
      const changed = differences.filter(({ rule }) => rule === 'requirement-changed');
      assert.deepEqual(
        changed.map(({ message }) => message),
        isFound
          ? [`the Puppetfile asks for \`acme-web\` ${now}, the lock was written for ${before}`]
          : [],
      );
    });
  }

  it('finds words that became alternatives where the lock would have stated those', () => {
    const other = ['acme/log', '2.1'] as const;
    const found = change(
      [['acme/web', '>= 1.0 < 4.0.0'], other],
      [['acme/web', '1.x || 3.x'], other],
    );
    assert.deepEqual(
      found.differences.map(({ rule }) => rule),
      ['requirement-changed'],
    );
  });

  const rulesFor = (now: string, lock: string) =>
    compareLockfile(declareModules([['acme/web', now]]), parse(lock))
      .map(({ rule }) => rule)
      .filter((rule) => rule !== 'checksum-missing');

  it('reads the locks of librarian-puppet as their words mean', () => {
    const { text } = change([['acme/web', '1.x || 3.x']], []);
    const theirs = text.replace(/CHECKSUMS[\s\S]*/, '');
    assert.notEqual(theirs, text);
    for (const now of ['1.x || 3.x', '>= 1.0, < 4.0.0']) {
      assert.deepEqual(rulesFor(now, theirs), []);
    }
  });

  it('knows that its own locks would state what words cannot say', () => {
    const { text } = change([['acme/web', '>= 1.0 < 4.0.0']], []);
    assert.deepEqual(rulesFor('1.x || 3.x', text), ['requirement-changed']);
    assert.deepEqual(rulesFor('>= 1.0, < 4.0.0', text), []);
  });

  it('joins the lines of a module that librarian-puppet lists twice', () => {
    const { text } = change([['acme/web', '~> 1.0']], []);
    const twice = text.replace(/ {2}acme-web \(~> 1.0\)\n/, '$&  acme-web (< 1.9)\n');
    const differ = (...now: readonly string[]) =>
      compareLockfile(declareModules([['acme/web', ...now]]), parse(twice)).map(
        ({ message }) => message,
      );
    assert.deepEqual(differ('~> 1.0', '< 1.9'), []);
    assert.deepEqual(differ('< 1.9'), [
      'the Puppetfile asks for `acme-web` < 1.9, the lock was written for ~> 1.0, < 1.9',
    ]);
  });

  it('names both checksums where the Puppetfile states another one', () => {
    const sources = {
      'acme/web': { kind: 'forge', url: publicForgeUrl, sha256: sha256Of(9) },
    } as const;
    const found = compareLockfile(
      declareModules([['acme/web', '~> 1.0']], { sources }),
      parse(change([['acme/web', '~> 1.0']], []).text),
    );
    assert.deepEqual(
      found.map(({ rule, message, span, lockLine }) => [rule, message, span?.line, lockLine]),
      [
        [
          'checksum-changed',
          `the Puppetfile states the checksum ${sha256Of(9)} of \`acme-web\`, the lock has ${sha256Of(0)}`,
          1,
          13,
        ],
      ],
    );
  });
});

function change(before: Modules, now: Modules) {
  const puppetfile = declareModules(before);
  const text = formatLockfile(
    buildLockfile({ puppetfile, resolution, checksums: checksumsOf(resolution) }),
  );
  const differences = compareLockfile(declareModules(now), parse(text));
  return { text, differences };
}

function parse(text: string): Lockfile {
  return parseLockfile(text, 'Puppetfile.lock');
}

import assert from 'node:assert/strict';
import { whyResult } from '../../src/cli/render-why.ts';
import type { WhyResult } from '../../src/commands/why.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const web = { name: 'acme-web', version: '2.0.0', requirement: '~> 2.0' };
const base = { name: 'acme-base', version: '1.0.0', requirement: '>= 0' };
const span = { file: 'env/Puppetfile', line: 3, column: 1, length: 3, lineText: "mod 'acme-web'" };
const result: WhyResult = {
  name: 'acme-base',
  version: '1.0.0',
  paths: [
    { declaredAt: undefined, steps: [base] },
    { declaredAt: span, steps: [web, base] },
  ],
  total: 2n,
  overridden: [],
};

describe('whyResult', () => {
  it('draws a line for each path', () => {
    assert.equal(
      whyResult(result).text(plainLook),
      `acme-base 1.0.0
  Puppetfile → acme-base 1.0.0
  env/Puppetfile:3 → acme-web 2.0.0 (~> 2.0) → acme-base 1.0.0`,
    );
  });

  it('draws with ASCII alone where there is nothing else', () => {
    const text = whyResult(result).text({ ...plainLook, hasUnicode: false });
    assert.match(text, /\n {2}Puppetfile -> acme-base 1\.0\.0\n/);
  });

  const rests: readonly [total: bigint | undefined, line: string][] = [
    [3n, '  and 1 more path'],
    [1002n, '  and 1,000 more paths'],
    [2n + 2n ** 64n, '  and 18,446,744,073,709,551,616 more paths'],
    [undefined, '  and more'],
  ];
  for (const [total, line] of rests) {
    it(`says \`${line}\` of ${total}`, () => {
      assert.equal(
        whyResult({ ...result, total })
          .text(plainLook)
          .split('\n')
          .at(-1),
        line,
      );
    });
  }

  it('says that nobody asks for it', () => {
    const text = whyResult({ ...result, paths: [], total: 0n }).text(plainLook);
    assert.equal(text, 'acme-base 1.0.0\n  nothing in the lock asks for it');
  });

  it('says whose requirement is overridden', () => {
    const text = whyResult({ ...result, overridden: [web] }).text(namedLook);
    assert.match(text, /\n {2}<yellow overridden:> acme-web 2\.0\.0 requires ~> 2\.0$/);
  });

  it('gives programs the same', () => {
    assert.deepEqual(whyResult({ ...result, overridden: [web] }).json, {
      version: 1,
      name: 'acme-base',
      moduleVersion: '1.0.0',
      total: 2,
      paths: [
        { declaredAt: null, steps: [base] },
        { declaredAt: { file: 'env/Puppetfile', line: 3 }, steps: [web, base] },
      ],
      overridden: [web],
    });
  });

  it('gives programs null for a number of paths that nobody knows', () => {
    const { total } = whyResult({ ...result, total: undefined }).json as { total: unknown };
    assert.equal(total, null);
  });

  it('parts a path before its arrows on a narrow terminal', () => {
    assert.equal(
      whyResult({ ...result, overridden: [web] }).text({ ...plainLook, columns: 32 }),
      `acme-base 1.0.0
  Puppetfile → acme-base 1.0.0
  env/Puppetfile:3
      → acme-web 2.0.0 (~> 2.0)
      → acme-base 1.0.0
  overridden: acme-web 2.0.0
      requires ~> 2.0`,
    );
  });
});

import assert from 'node:assert/strict';
import { initResult, readInitSource } from '../../src/cli/render-init.ts';
import type { InitResult } from '../../src/commands/init.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';
import { thrown } from '../support/rejection.ts';

const result: InitResult = {
  name: 'Puppetfile',
  madeFrom: 'modules',
  declarations: 2,
  leftOut: ['site: no metadata.json'],
  ignored: '/modules/',
  hasLockfile: false,
};

describe('initResult', () => {
  it('tells what was written, what was left out, and what to do next', () => {
    assert.equal(
      initResult(result).text(namedLook),
      `<green Wrote> Puppetfile: 2 modules from modules
<yellow Left out:> site: no metadata.json
Added /modules/ to .gitignore
<cyan next:> \`pupfile install\`, then commit Puppetfile and Puppetfile.lock`,
    );
  });

  const bare = { ...result, leftOut: [], ignored: undefined };
  it('asks for modules where an example was written', () => {
    assert.equal(
      initResult({ ...bare, madeFrom: undefined, declarations: 0 }).text(plainLook),
      `Wrote Puppetfile: an example that declares nothing yet
next: \`pupfile install\`, after you declared modules in Puppetfile`,
    );
  });

  it('asks to check a lock that is there', () => {
    assert.match(
      initResult({ ...bare, hasLockfile: true }).text(plainLook),
      /\nnext: `pupfile check` says whether Puppetfile\.lock fits$/,
    );
  });

  it('gives programs the same', () => {
    assert.deepEqual(initResult({ ...result, madeFrom: undefined, ignored: undefined }).json, {
      version: 1,
      puppetfile: 'Puppetfile',
      madeFrom: null,
      declarations: 2,
      leftOut: ['site: no metadata.json'],
      ignored: null,
      hasLockfile: false,
    });
  });
});

describe('readInitSource', () => {
  for (const [text, path] of [
    [undefined, undefined],
    ['metadata', undefined],
    ['modules', undefined],
    ['modules', 'site'],
    ['lock', 'old.lock'],
    ['r10k', undefined],
    ['librarian', 'site/Puppetfile'],
    ['bolt', 'bolt-project.yaml'],
  ] as const) {
    it(`reads ${text} ${path}`, () => assert.equal(readInitSource(text, path), text));
  }

  for (const [text, path] of [
    ['gems', undefined],
    [undefined, 'site'],
    ['metadata', 'metadata.json'],
  ] as const) {
    it(`refuses ${text} ${path}`, () => {
      assert.ok(thrown(() => readInitSource(text, path), 'USAGE').hint);
    });
  }
});

import assert from 'node:assert/strict';
import type { ModuleSource } from '../../src/model/module-source.ts';
import { describePuppetfile } from '../../src/results/describe-puppetfile.ts';
import { declareModules } from '../support/declare-modules.ts';

describe('describePuppetfile', () => {
  const sources: readonly [ModuleSource, object][] = [
    [
      { kind: 'forge', url: 'https://u:p@a.example', fallbackUrls: ['https://u:p@b.example'] },
      { kind: 'forge', url: 'https://a.example', fallbackUrls: ['https://b.example'] },
    ],
    [
      { kind: 'git', url: 'https://u:p@a.example/x', ref: 'main', path: undefined },
      { kind: 'git', url: 'https://a.example/x', ref: 'main', path: undefined },
    ],
    [
      { kind: 'svn', url: 'https://u:p@a.example', revision: '7', username: 'u', password: 'p' },
      { kind: 'svn', url: 'https://a.example', revision: '7' },
    ],
    [
      { kind: 'tarball', url: 'https://u:p@a.example/x.tgz', sha256: undefined },
      { kind: 'tarball', url: 'https://a.example/x.tgz', sha256: undefined },
    ],
    [
      { kind: 'path', path: '../x' },
      { kind: 'path', path: '../x' },
    ],
    [
      { kind: 'github_tarball', repository: 'acme/x' },
      { kind: 'github_tarball', repository: 'acme/x' },
    ],
    [{ kind: 'local' }, { kind: 'local' }],
  ];
  for (const [source, described] of sources) {
    it(`tells ${source.kind} without user and password`, () => {
      const puppetfile = declareModules([['acme-web']], { sources: { 'acme-web': source } });
      assert.deepEqual(describePuppetfile(puppetfile).declarations[0]?.source, described);
    });
  }

  it('covers secrets in warnings', () => {
    const puppetfile = declareModules([['acme-web']]);
    const [first] = puppetfile.declarations;
    assert.ok(first !== undefined);
    const message = "password: 'hunter2' is ignored";
    const warnings = [{ rule: 'unknown-option', message, span: first.span } as const];
    const described = describePuppetfile({ ...puppetfile, warnings });
    assert.equal(described.warnings[0]?.message, "password: '*******' is ignored");
  });
});

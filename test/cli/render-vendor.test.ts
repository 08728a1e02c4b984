import assert from 'node:assert/strict';
import { vendorResult } from '../../src/cli/render-vendor.ts';
import type { VendorResult } from '../../src/commands/vendor-result.ts';
import { sha256Of } from '../support/declare-modules.ts';
import { plainLook } from '../support/plain-look.ts';

const file = (name: string, state: 'written' | 'replaced' | 'unchanged') => ({
  name,
  version: '1.0.0',
  file: `${name}-1.0.0.tar.gz`,
  sha256: sha256Of(1),
  state,
});

const result: VendorResult = {
  directory: 'vendor',
  lockfileName: 'Puppetfile.lock',
  isLockWritten: false,
  archives: [file('acme-web', 'written'), file('acme-log', 'written'), file('acme-x', 'unchanged')],
  commits: [],
  stale: [],
  removed: [],
  leftOut: [],
};

describe('vendorResult', () => {
  const text = (changed: Partial<VendorResult> = {}) =>
    vendorResult({ ...result, ...changed })
      .text(plainLook)
      .split('\n');

  it('counts what became of the archives', () => {
    assert.deepEqual(text(), ['3 archives in vendor: 2 written, 1 unchanged']);
    const archives = [file('acme-web', 'replaced')];
    assert.deepEqual(text({ archives }), ['1 archive in vendor: 1 replaced']);
    const nothing = text({ archives: [] });
    assert.deepEqual(nothing, ['0 archives in vendor: nothing is to be vendored']);
  });

  it('counts the commits beside them', () => {
    const one = {
      file: 'git/acme-web-a1.pack',
      sha: 'a1',
      repository: 'https://git.example.org/acme/web',
      modules: ['acme-web'],
      state: 'written' as const,
    };
    const commits = [one, { ...one, state: 'unchanged' as const }];
    assert.deepEqual(text({ commits }), [
      '3 archives and 2 commits in vendor: 3 written, 2 unchanged',
    ]);
    assert.deepEqual(text({ archives: [], commits: [one] }), ['1 commit in vendor: 1 written']);
  });

  it('tells what else happened, and what did not', () => {
    const changed = {
      isLockWritten: true,
      removed: ['acme-a-1.0.0.tar.gz'],
      stale: ['acme-b-1.0.0.tar.gz', 'acme-c-1.0.0.tar.gz'],
      leftOut: [
        { name: 'roles', reason: 'it lies in the project, in `roles`' },
        { name: 'site', reason: 'what Subversion exports is not vendored' },
      ],
    };
    assert.deepEqual(text(changed).slice(0, -1), [
      'Wrote Puppetfile.lock',
      'Removed acme-a-1.0.0.tar.gz',
      'No longer needed: acme-b-1.0.0.tar.gz, acme-c-1.0.0.tar.gz (`--prune` removes them)',
      'Left out roles: it lies in the project, in `roles`',
      'Left out site: what Subversion exports is not vendored',
    ]);
  });

  it('gives programs all of it', () => {
    const leftOut = [{ name: 'site', reason: 'what Subversion exports is not vendored' }];
    const { json } = vendorResult({ ...result, leftOut });
    assert.deepEqual(json, {
      version: 1,
      directory: 'vendor',
      lockfile: { name: 'Puppetfile.lock', isWritten: false },
      archives: result.archives,
      commits: [],
      stale: [],
      removed: [],
      leftOut,
    });
  });
});

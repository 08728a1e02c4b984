import assert from 'node:assert/strict';
import { installResult } from '../../src/cli/render-install.ts';
import type { InstallResult } from '../../src/commands/install.ts';
import type { LockChange } from '../../src/commands/lock-changes.ts';
import { lockOf } from '../support/declare-lock.ts';
import { moduleName } from '../support/declare-modules.ts';
import { namedLook, plainLook } from '../support/plain-look.ts';

const upToDate: InstallResult = {
  modulesDirectory: '/srv/modules',
  lockfileName: 'Puppetfile.lock',
  lockfile: lockOf(['acme-base 1.0.0', 'acme-web 2.0.0']),
  isLockWritten: false,
  changes: [],
  stepBacks: [],
  modules: 2,
  written: 0,
  removed: [],
  replaced: [],
  foreign: [],
  kept: { files: 2000, bytes: 1024 },
  leftOut: { files: 10, bytes: 1024 },
  downloadedBytes: 0,
};
const added: readonly LockChange[] = ['acme-base', 'acme-web'].map((name) => ({
  kind: 'added',
  name: moduleName(name),
  from: undefined,
  to: '1.0.0',
}));

describe('installResult', () => {
  const cases: readonly [title: string, changed: Partial<InstallResult>, text: string][] = [
    ['that there was nothing to do', {}, 'Up to date: 2 modules, 1.0 KiB kept, 1.0 KiB left out'],
    [
      'what a first install brought',
      { written: 2, downloadedBytes: 2048, isLockWritten: true, changes: added },
      `Wrote Puppetfile.lock
Installed 2 modules in 1.2 s: 1.0 KiB kept, 1.0 KiB left out, 2.0 KiB downloaded`,
    ],
    [
      'which module was added to those that were there',
      { written: 1, downloadedBytes: 2048, isLockWritten: true, changes: added.slice(1) },
      `Added acme-web 1.0.0
Wrote Puppetfile.lock
Installed 1 of 2 modules in 1.2 s: 1.0 KiB kept, 1.0 KiB left out, 2.0 KiB downloaded`,
    ],
    [
      'what moved, and what is no longer there',
      {
        written: 2,
        changes: [{ kind: 'upgraded', name: moduleName('acme-web'), from: '1.0.0', to: '2.0.0' }],
        replaced: ['web'],
        removed: ['log', 'mail', 'site/web', 'a/b/dns', 'site/ntp'],
        foreign: ['mine'],
      },
      `Upgraded acme-web 1.0.0 -> 2.0.0
Replaced what pupfile had not installed: web
Took out of the modules directory: log, mail
Took out of site: web, ntp
Took out of a/b: dns
Left alone what pupfile did not install: mine
Installed 2 modules in 1.2 s: 1.0 KiB kept, 1.0 KiB left out, nothing downloaded`,
    ],
    [
      'that only the lock had to be written',
      { isLockWritten: true },
      `Wrote Puppetfile.lock
Up to date: 2 modules, 1.0 KiB kept, 1.0 KiB left out`,
    ],
  ];
  for (const [title, changed, text] of cases) {
    it(`says ${title}`, () => {
      assert.equal(installResult({ ...upToDate, ...changed }).text(plainLook), text);
    });
  }

  it('says nothing of what was left out where nothing was', () => {
    const { text } = installResult({ ...upToDate, leftOut: { files: 0, bytes: 0 } });
    assert.equal(text(plainLook), 'Up to date: 2 modules, 1.0 KiB kept');
  });

  it('parts its last line in a narrow terminal where it has something else to say', () => {
    const { text } = installResult({ ...upToDate, written: 2, downloadedBytes: 2048 });
    assert.equal(
      text({ ...plainLook, columns: 40 }),
      `Installed 2 modules in 1.2 s:
1.0 KiB kept, 1.0 KiB left out,
2.0 KiB downloaded`,
    );
  });

  it('colours what counts', () => {
    assert.match(installResult(upToDate).text(namedLook), /^<green Up to date:> 2 modules, /);
  });

  it('tells what was left out before the rest, where somebody asked', () => {
    const group = { path: 'spec/', files: 2, bytes: 5, reason: 'not-read' } as const;
    const explained = [{ name: 'acme-web', version: '2.0.0', leftOut: [group] }];
    const result = installResult(upToDate, explained);
    assert.match(
      result.text(plainLook),
      /^acme-web 2\.0\.0\nLeft out [\s\S]*\n\nUp to date: 2 modules/,
    );
    assert.deepEqual((result.json as Record<string, unknown>)['explained'], explained);
  });

  it('gives programs the same', () => {
    const result = installResult({ ...upToDate, removed: ['log'], changes: added, written: 2 });
    assert.deepEqual(result.json, {
      version: 1,
      modulesDirectory: '/srv/modules',
      lockfile: { name: 'Puppetfile.lock', isWritten: false },
      modules: [
        { name: 'acme-base', version: '1.0.0' },
        { name: 'acme-web', version: '2.0.0' },
      ],
      changes: added,
      written: 2,
      removed: ['log'],
      replaced: [],
      stepBacks: [],
      foreign: [],
      kept: { files: 2000, bytes: 1024 },
      leftOut: { files: 10, bytes: 1024 },
      downloadedBytes: 0,
    });
  });
});

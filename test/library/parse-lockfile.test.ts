import assert from 'node:assert/strict';
import { parseLockfile } from '../../src/library/parse-lockfile.ts';
import { thrown } from '../support/rejection.ts';

const commit = '0123456789abcdef0123456789abcdef01234567';
const sha256 = 'a'.repeat(64);
const text = `FORGE
  remote: https://u:p@forge.example
  specs:
    acme-log (1.5.0)
    acme-web (1.0.0)
      acme-log (< 2.0.0, >= 1.0.0)

GIT
  remote: https://git.example/base
  ref: main
  sha: ${commit}
  specs:
    acme-base (0.1.0)

DEPENDENCIES
  acme-base (>= 0)
  acme-web (~> 1.0)

CHECKSUMS
  acme-web (1.0.0) sha256=${sha256}

EXCLUSIONS
  acme-old

PUPPET
  8.10.0

`;

describe('parseLockfile', () => {
  it('gives all that is locked as data, without credentials', () => {
    const lockfile = parseLockfile(text);
    const forge = { kind: 'forge', remote: 'https://forge.example' };
    const remote = 'https://git.example/base';
    assert.deepEqual(lockfile, {
      modules: [
        { name: 'acme-log', version: '1.5.0', source: forge, sha256: null, dependencies: [] },
        {
          name: 'acme-web',
          version: '1.0.0',
          source: forge,
          sha256,
          dependencies: [{ name: 'acme-log', requirement: '< 2.0.0, >= 1.0.0' }],
        },
        {
          name: 'acme-base',
          version: '0.1.0',
          source: { kind: 'git', remote, ref: 'main', sha: commit, path: undefined },
          sha256: null,
          dependencies: [],
        },
      ],
      declarations: [
        { name: 'acme-base', requirement: '>= 0' },
        { name: 'acme-web', requirement: '~> 1.0' },
      ],
      exclusions: ['acme-old'],
      overrides: [],
      puppet: '8.10.0',
      pe: null,
    });
  });

  it('refuses what is no lock, under the name that it is given', () => {
    const { message } = thrown(() => parseLockfile('<<<<<<<\n', 'site.lock'), 'LOCKFILE_INVALID');
    assert.match(message, /site\.lock/);
  });
});

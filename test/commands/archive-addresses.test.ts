import assert from 'node:assert/strict';
import { archiveAddresses } from '../../src/commands/archive-addresses.ts';
import { declareModules } from '../support/declare-modules.ts';

describe('archiveAddresses', () => {
  const puppetfile = declareModules([['acme-web']], {
    forgeUrl: 'https://user:secret@forge.example',
    sources: { 'acme-web': { kind: 'forge', url: './vendor' } },
  });
  const paths = {
    directory: '/srv/project',
    puppetfile: '',
    lockfile: '',
    metadata: '',
    hasPuppetfile: true,
  };
  const addressOf = archiveAddresses({ puppetfile, paths });

  const cases: readonly [remote: string, address: string][] = [
    ['https://forge.example', 'https://user:secret@forge.example'],
    ['https://forge.example/', 'https://user:secret@forge.example'],
    ['https://other.example', 'https://other.example'],
    ['./vendor', '/srv/project/vendor'],
    ['../elsewhere', '/srv/elsewhere'],
    ['file:///srv/forge', '/srv/forge'],
  ];
  for (const [remote, address] of cases) {
    it(`finds ${remote} at ${address}`, () => assert.equal(addressOf(remote), address));
  }
});

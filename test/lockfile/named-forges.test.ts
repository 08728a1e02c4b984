import assert from 'node:assert/strict';
import { findNamedForge, namedForges } from '../../src/lockfile/named-forges.ts';
import { declareModules } from '../support/declare-modules.ts';

const puppetfile = {
  ...declareModules([['acme-web'], ['acme-base'], ['acme-site']], {
    forgeUrl: 'https://a.example',
    sources: {
      'acme-web': {
        kind: 'forge',
        url: 'https://a.example',
        fallbackUrls: ['https://user:secret@b.example'],
      },
      'acme-base': { kind: 'forge', url: './vendor' },
      'acme-site': { kind: 'path', path: 'site' },
    },
  }),
  fallbackForgeUrls: ['https://user:secret@b.example'],
};

describe('namedForges', () => {
  it('are those of the statements, and those that modules are tied to, each once', () => {
    assert.deepEqual(namedForges(puppetfile), [
      'https://a.example',
      'https://user:secret@b.example',
      './vendor',
    ]);
  });
});

describe('findNamedForge', () => {
  const cases: readonly [remote: string, url: string | undefined][] = [
    ['https://a.example/', 'https://a.example'],
    ['https://b.example', 'https://user:secret@b.example'],
    ['./vendor', './vendor'],
    ['https://c.example', undefined],
  ];
  for (const [remote, url] of cases) {
    it(url === undefined ? `does not find ${remote}` : `finds ${remote}`, () => {
      assert.equal(findNamedForge(puppetfile, remote), url);
    });
  }
});

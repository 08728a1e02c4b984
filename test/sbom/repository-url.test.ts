import assert from 'node:assert/strict';
import { repositoryUrl } from '../../src/sbom/repository-url.ts';

describe('repositoryUrl', () => {
  const cases: readonly (readonly [address: string, url: string | undefined])[] = [
    ['https://git.example.com/team/web.git', 'https://git.example.com/team/web.git'],
    ['http://git.example.com:8080/web', 'http://git.example.com:8080/web'],
    ['git://git.example.com/web', 'git://git.example.com/web'],
    ['git+https://git.example.com/web', 'https://git.example.com/web'],
    ['ssh://git@git.example.com:2222/web.git', 'ssh://git.example.com:2222/web.git'],
    ['git+ssh://git@git.example.com/web.git', 'ssh://git.example.com/web.git'],
    ['git@git.example.com:team/web.git', 'ssh://git.example.com/team/web.git'],
    ['git.example.com:/srv/web.git', 'ssh://git.example.com/srv/web.git'],
    ['svn+ssh://svn.example.com/trunk', 'svn+ssh://svn.example.com/trunk'],
    ['https://me:secret@git.example.com/web', 'https://git.example.com/web'],
    ['https://se@cret:x@git.example.com/web', 'https://git.example.com/web'],
    ['https://git.example.com/web?private_token=secret#x', 'https://git.example.com/web'],
    ['me:secret@git.example.com:web', 'ssh://git.example.com/web'],
    ['/srv/git/web', undefined],
    ['./repositories/web', undefined],
    ['file:///srv/git/web', undefined],
    ['UNKNOWN', undefined],
    ['', undefined],
    ['https://', undefined],
    ['https://git.example.com/a b', undefined],
    ['javascript:alert(1)', undefined],
    ['C:/git/web', undefined],
    ['gitlab:team/web', undefined],
    ['ext::sh -c id', undefined],
  ];
  for (const [address, url] of cases) {
    it(`makes ${url ?? 'nothing'} of \`${address}\``, () => {
      assert.equal(repositoryUrl(address), url);
    });
  }
});

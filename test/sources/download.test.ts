import assert from 'node:assert/strict';
import { downloadRefused, shownUrl } from '../../src/sources/download.ts';

describe('shownUrl', () => {
  const cases: readonly [string, string][] = [
    ['https://files.example/web.tar.gz', 'https://files.example/web.tar.gz'],
    ['https://u:p@files.example/a?X-Signature=s#x', 'https://files.example/a'],
    ['file:///srv/a%3Fb.tar', 'file:///srv/a%3Fb.tar'],
    ['../a?b#c.tar.gz', '../a?b#c.tar.gz'],
  ];
  for (const [url, shown] of cases) it(`shows ${shown}`, () => assert.equal(shownUrl(url), shown));
});

describe('downloadRefused', () => {
  it('says who refuses, and what to do', () => {
    const url = 'https://files.example/web.tar.gz?token=t';
    const error = downloadRefused('The tarball', url, { status: 404 });
    assert.equal(error.message, 'The tarball: https://files.example answers with status 404');
    assert.deepEqual(error.notes, ['GET https://files.example/web.tar.gz']);
    assert.match(error.hint ?? '', /^check the address; .*token is missing/);
  });

  for (const status of [401, 403]) {
    it(`speaks of tokens where the status is ${status}`, () => {
      const error = downloadRefused('The tarball', 'https://files.example/', { status });
      assert.match(error.hint ?? '', /token/);
    });
  }
});

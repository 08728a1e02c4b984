import assert from 'node:assert/strict';
import { findForgeFolder } from '../../src/sources/forge-folder.ts';
import { thrown } from '../support/rejection.ts';

describe('findForgeFolder', () => {
  const cases: readonly [url: string, path: string | undefined][] = [
    ['https://forge.example', undefined],
    ['http://127.0.0.1:8080/x', undefined],
    ['forge.example', undefined],
    ['vendor', undefined],
    ['.hidden', undefined],
    ['.', '/srv/project'],
    ['..', '/srv'],
    ['./vendor', '/srv/project/vendor'],
    ['../forge', '/srv/forge'],
    ['/srv/forge', '/srv/forge'],
    ['./with blank', '/srv/project/with blank'],
    ['file:///srv/forge', '/srv/forge'],
    ['FILE:///srv/forge', '/srv/forge'],
    ['file:/srv/forge', '/srv/forge'],
    ['file://localhost/srv/forge', '/srv/forge'],
    ['file:///srv/with%20blank', '/srv/with blank'],
    ['file:./vendor', '/srv/project/vendor'],
    ['file:vendor', '/srv/project/vendor'],
  ];
  for (const [url, path] of cases) {
    it(path === undefined ? `takes ${url} for no folder` : `finds ${url} at ${path}`, () => {
      assert.equal(findForgeFolder(url, '/srv/project'), path);
    });
  }

  for (const url of ['file://other.example/forge', 'file:///a%2Fb', 'file:%zz']) {
    it(`refuses ${url}`, () => {
      const error = thrown(() => findForgeFolder(url, '/srv/project'), 'FORGE_UNREACHABLE');
      assert.equal(error.message, `\`${url}\` is no folder of this machine`);
    });
  }
});

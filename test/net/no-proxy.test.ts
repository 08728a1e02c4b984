import assert from 'node:assert/strict';
import { parseNoProxy } from '../../src/net/no-proxy.ts';

describe('parseNoProxy', () => {
  const cases: readonly [noProxy: string, url: string, isDirect: boolean][] = [
    ['', 'http://a.example', false],
    [' , ,', 'http://a.example', false],
    ['*', 'http://a.example', true],
    ['b.example,*', 'http://a.example', true],
    ['a.example', 'http://a.example', true],
    ['A.Example', 'http://a.example', true],
    ['a.example', 'https://a.EXAMPLE:8443', true],
    ['a.example.', 'http://a.example', true],
    ['a.example', 'http://a.example.', true],
    ['a.example', 'http://b.a.example', true],
    ['a.example', 'http://ba.example', false],
    ['.a.example', 'http://a.example', true],
    ['.a.example', 'http://b.a.example', true],
    ['*.a.example', 'http://b.a.example', true],
    ['b.example a.example', 'http://a.example', true],
    ['b.example, a.example', 'http://a.example', true],
    ['a.example:8080', 'http://a.example:8080', true],
    ['a.example:8080', 'http://a.example', false],
    ['a.example:80', 'http://a.example', true],
    ['a.example:443', 'https://a.example', true],
    ['a.example:443', 'http://a.example', false],
    ['127.0.0.1', 'http://127.0.0.1:8080', true],
    ['127.0.0.1', 'http://127.0.0.2', false],
    ['10.0.0.0/8', 'http://10.1.2.3', true],
    ['10.0.0.0/8', 'http://11.1.2.3', false],
    ['10.0.0.0/8', 'http://a10.example', false],
    ['10.0.0.0/8', 'http://[::1]', false],
    ['0.0.0.0/0', 'http://1.2.3.4', true],
    ['10.0.0.0/33', 'http://10.0.0.0', false],
    ['10.0.0.0/', 'http://10.0.0.0', false],
    ['a.example/8', 'http://a.example', false],
    ['::1', 'http://[::1]:8080', true],
    ['[::1]', 'http://[::1]:8080', true],
    ['[::1]:8080', 'http://[::1]:8080', true],
    ['[::1]:8080', 'http://[::1]', false],
    ['0:0:0:0:0:0:0:1', 'http://[::1]', true],
    ['2001:db8::1:80', 'http://[2001:db8::1:80]:9', true],
    ['fd00::/8', 'http://[fd12::1]', true],
    ['[fd00::]/8', 'http://[fd12::1]', true],
    ['fd00::/8', 'http://[fe80::1]', false],
    ['fd00::/129', 'http://[fd00::]', false],
  ];
  for (const [noProxy, url, isDirect] of cases) {
    it(`lets \`${noProxy}\` ${isDirect ? 'reach' : 'not reach'} ${url} directly`, () => {
      assert.equal(parseNoProxy(noProxy)(new URL(url)), isDirect);
    });
  }
});

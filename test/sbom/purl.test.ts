import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatPurl, type Purl } from '../../src/sbom/purl.ts';
import { parsePurl } from '../support/parse-purl.ts';

describe('formatPurl', () => {
  const cases: readonly (readonly [parts: Purl, purl: string])[] = [
    [
      { namespace: 'puppetlabs', name: 'stdlib', version: '9.6.0' },
      'pkg:puppet/puppetlabs/stdlib@9.6.0',
    ],
    [{ name: 'site', version: '1.0.0-rc.1+5' }, 'pkg:puppet/site@1.0.0-rc.1%2B5'],
    [{ namespace: 'acme', name: 'posix_acl' }, 'pkg:puppet/acme/posix_acl'],
    [
      {
        name: 'web',
        version: '1.0.0',
        qualifiers: {
          vcs_url: 'git+https://git.example.com/web@0123abc',
          checksum: 'sha256:00ff',
          download_url: undefined,
        },
        subpath: 'modules/a b',
      },
      'pkg:puppet/web@1.0.0?checksum=sha256:00ff&vcs_url=git%2Bhttps://git.example.com/web%400123abc#modules/a%20b',
    ],
    [
      { name: 'web', qualifiers: { download_url: "https://example.com/(a)*!'&=?#%.tgz" } },
      'pkg:puppet/web?download_url=https://example.com/%28a%29%2A%21%27%26%3D%3F%23%25.tgz',
    ],
  ];
  for (const [parts, purl] of cases) {
    it(`writes ${purl}`, () => {
      assert.equal(formatPurl(parts), purl);
    });
  }

  it('writes what others read as the same', () => {
    const word = fc.stringMatching(/^[a-z0-9][a-z0-9_.~+-]{0,12}$/);
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.trim() === one);
    // packageurl-js decodes qualifiers twice.
    const value = text.filter((one) => !one.includes('%'));
    fc.assert(
      fc.property(word, word, text, value, (namespace, name, version, vcs_url) => {
        const parts = { namespace, name, version, qualifiers: { vcs_url } };
        const read = parsePurl(formatPurl(parts));
        assert.deepEqual(read, { type: 'puppet', ...parts, subpath: undefined });
      }),
    );
  });
});

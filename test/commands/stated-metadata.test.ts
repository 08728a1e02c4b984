import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readStatedMetadata } from '../../src/commands/stated-metadata.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';

const nothing = {
  name: undefined,
  version: undefined,
  licence: undefined,
  description: undefined,
  author: undefined,
  repositoryUrl: undefined,
  websiteUrl: undefined,
  dependencies: [],
};

describe('readStatedMetadata', () => {
  const read = (metadata: unknown) => readStatedMetadata(JSON.stringify(metadata));

  it('reads what others are told', () => {
    const stated = read({
      name: 'acme/web',
      version: '1.0.0',
      license: 'Apache 2.0',
      summary: 'Serves\n  pages ',
      author: 'Jane Doe <jane@example.com>',
      source: 'git@git.example.com:acme/web.git',
      project_page: 'https://example.com/wéb',
      dependencies: [{ name: 'acme/base', version_requirement: '>= 1.0.0' }, 'odd', { name: 7 }],
    });
    assert.deepEqual(stated, {
      name: 'acme/web',
      version: '1.0.0',
      licence: 'Apache 2.0',
      description: 'Serves pages',
      author: 'Jane Doe <jane@example.com>',
      repositoryUrl: 'ssh://git.example.com/acme/web.git',
      websiteUrl: 'https://example.com/w%C3%A9b',
      dependencies: ['acme/base'],
    });
  });

  it('takes what is empty, UNKNOWN or no text for nothing', () => {
    const texts = { license: 'UNKNOWN', summary: '', author: ['Acme'], source: 'UNKNOWN' };
    assert.deepEqual(read({ ...texts, project_page: 'javascript:x', dependencies: {} }), nothing);
  });

  for (const text of [undefined, '', '[]', 'null', '"x"', '{', '{"name":']) {
    it(`finds nothing in ${text}`, () => {
      assert.deepEqual(readStatedMetadata(text), nothing);
    });
  }

  it('forgives a byte order mark', () => {
    assert.equal(readStatedMetadata('\u{feff}{"name":"acme-web"}').name, 'acme-web');
  });

  it('passes on no credentials, no terminal escapes and no broken text', () => {
    const stated = read({
      summary: 'from https://me:secret@example.com/\u001b[31m red \ud800',
      author: "password: 'secret'",
      source: 'https://me:secret@git.example.com/web',
      project_page: 'https://me:secret@example.com/',
    });
    assert.doesNotMatch(JSON.stringify(stated), /secret|\\u001b|\\ud800/);
    assert.equal(stated.description, 'from https://example.com/\u{fffd}[31m red \u{fffd}');
    assert.equal(stated.repositoryUrl, 'https://git.example.com/web');
    assert.equal(stated.websiteUrl, 'https://example.com/');
  });

  if (hasSharedData) {
    it('reads real metadata', () => {
      const path = sharedData('forge-fixtures', 'forge-ruby', 'v3');
      const { results } = JSON.parse(
        readFileSync(`${path}/releases__module=puppetlabs-apache.json`, 'utf8'),
      );
      const stated = results.map(({ metadata }: { metadata: unknown }) => read(metadata));
      assert.equal(stated.length, 17);
      assert.deepEqual(stated[0], {
        name: 'puppetlabs-apache',
        version: '0.6.0',
        licence: 'Apache 2.0',
        description: 'Puppet module for Apache',
        author: 'puppetlabs',
        repositoryUrl: 'git://github.com/puppetlabs/puppetlabs-apache.git',
        websiteUrl: 'https://github.com/puppetlabs/puppetlabs-apache',
        dependencies: ['puppetlabs/firewall', 'puppetlabs/stdlib'],
      });
    });
  }
});

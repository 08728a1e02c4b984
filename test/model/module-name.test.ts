import assert from 'node:assert/strict';
import { hasAuthor, hyphenate, parseModuleName, shortName } from '../../src/model/module-name.ts';

describe('parseModuleName', () => {
  const names = [
    ['puppetlabs-stdlib', 'puppetlabs-stdlib'],
    ['puppetlabs/stdlib', 'puppetlabs-stdlib'],
    ['Puppetlabs/Apt', 'puppetlabs-apt'],
    [' acme-web ', 'acme-web'],
    ['7terminals-java', '7terminals-java'],
    ['acme-my_web2', 'acme-my_web2'],
    ['acme-web-server', 'acme-web-server'],
    ['acme.inc-web', 'acme.inc-web'],
    ['site', 'site'],
  ] as const;
  for (const [text, expected] of names) {
    it(`reads ${JSON.stringify(text)} as ${expected}`, () => {
      assert.equal(parseModuleName(text), expected);
    });
  }

  const others = [
    '',
    ' ',
    '-web',
    'acme-',
    'acme/web/server',
    '/etc/passwd',
    '..',
    '../web',
    'acme-..',
    'acme-../../etc',
    '.hidden',
    'acme-.hidden',
    'acme web',
    'acme-wéb',
    'acme\\web',
    'acme-web\0',
    '--upload-pack=x',
  ];
  for (const text of others) {
    it(`knows that ${JSON.stringify(text)} is no name`, () => {
      assert.equal(parseModuleName(text), null);
    });
  }
});

describe('hyphenate', () => {
  it("keeps the author's upper case", () => {
    assert.equal(hyphenate('Puppetlabs/apt'), 'Puppetlabs-apt');
  });

  it('leaves a hyphen as it is', () => {
    assert.equal(hyphenate('acme-web'), 'acme-web');
  });
});

describe('shortName', () => {
  const names = [
    ['acme-web', 'web'],
    ['acme-web-server', 'server'],
    ['site', 'site'],
  ] as const;
  for (const [name, expected] of names) {
    it(`installs ${name} as ${expected}`, () => {
      assert.equal(shortName(name), expected);
    });
  }
});

describe('hasAuthor', () => {
  it('tells a module of a Forge from one with a bare name', () => {
    assert.deepEqual(['acme-web', 'site'].map(hasAuthor), [true, false]);
  });
});

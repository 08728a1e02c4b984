import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readPlainCalls } from '../../src/puppetfile/read-plain-calls.ts';
import { recordCalls } from '../../src/puppetfile/read-puppetfile.ts';
import { createSourceText } from '../../src/ruby/source-text.ts';
import { fuzzedPuppetfiles } from '../support/fuzzed-puppetfiles.ts';
import { plainPuppetfiles } from '../support/plain-puppetfiles.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { prism } from './support.ts';

const readPlain = (text: string) => readPlainCalls(createSourceText('Puppetfile', text));
const readRuby = (text: string) => recordCalls({ text, file: 'Puppetfile', prism });

const plain: readonly string[] = [
  '',
  '# nothing but a remark, ü and 漢',
  "forge 'https://forge.example'\n",
  "mod 'acme-web'",
  'mod "acme-web", "1.0.0"',
  "  mod\t'acme-web' , '>= 1.0',  '< 2' # for now\r\n\r\nmod 'acme-log', :latest\r\n",
  "mod 'acme-web',\n  # from here\n\n  :git => 'https://git.example/web.git',\n  :ref=>'v1'\n",
  "mod 'web', git: 'git@git.example:acme/web.git', tag: 'v1', install_path: 'site'",
  "mod 'web', local: true, other: false, control: :control_branch",
  "mod 'a', '1', :git => 'x', tag: 'y'",
  'moduledir "modules"\nmetadata\nexclusion \'acme-old\'\nmetadata # again',
  "path 'site'\nsource 'https://forge.example'",
  "mod ''",
  "mod 'acme-web', true",
  'mod \'#{no} "interpolation"\'',
];

const ofRuby: readonly string[] = [
  "mod('acme-web')",
  "mod 'acme-web' '1.0.0'",
  "mod 'acme-web', '1.0.0',",
  "mod 'acme-web', '1.0.0' if true",
  "mod 'acme-web'; mod 'acme-log'",
  "mod 'acme-web', { :git => 'x' }",
  "mod 'acme-web', 'git' => 'x'",
  "mod 'acme-web', :git => 'x', :git => 'y'",
  "mod 'acme-web', git: 'x', '1.0.0'",
  "mod 'acme-web', git:'x'",
  "mod 'acme-web', truer: truest",
  "mod 'acme-web', ref: 12",
  'mod "acme-#{web}"',
  "mod 'it\\'s'",
  "mod 'two\nlines'",
  "mod 'ümlaut'",
  "mod 'acme-web' \\\n, '1.0.0'",
  "mod 'acme-web'\n  .freeze",
  "forge 'x' do\nend",
  "mod 'acme-web' do\nend",
  "mods 'acme-web'",
  'mod',
  "metadata 'x'",
  'modulefile',
  "moduledir 'a', 'b'",
  "name = 'acme-web'",
  '=begin\n=end',
  '__END__\nmod',
  "mod 'acme-web' # pupfile:override",
  '# resolver:disable Dependency/All',
  '# -*- coding: latin1 -*-',
  "mod '<% name %>'",
  "mod 'a'\u0000mod 'b'",
  "mod 'a' # \u0004",
  "mod 'a'\rmod 'b'",
  "mod 'a'\u00a0",
  "mod\u200b 'a'",
  "mod 'acme-web', tag: :'quoted'",
  "mod 'acme-web', :really?",
  '<<<<<<< HEAD',
];

describe('readPlainCalls', () => {
  for (const text of plain) {
    it(`reads ${JSON.stringify(text)} as Ruby would`, () => {
      assert.deepEqual(readPlain(text), readRuby(text));
    });
  }

  for (const text of ofRuby) {
    it(`leaves ${JSON.stringify(text)} to the parser`, () => {
      assert.equal(readPlain(text), null);
    });
  }

  it('leaves to the parser what is longer than anybody writes', () => {
    assert.equal(readPlain("mod 'a-b'\n".repeat(10_001)), null);
    assert.equal(readPlain("mod 'a-b'\n".repeat(10_000))?.length, 10_000);
  });

  it('bears a remark of any length', () => {
    assert.deepEqual(readPlain('#\n'.repeat(500_000)), []);
  });

  it('reads what it reads as Ruby would, in texts that nobody would write', () => {
    let read = 0;
    const texts = fc.oneof(
      { weight: 3, arbitrary: plainPuppetfiles },
      { weight: 1, arbitrary: fuzzedPuppetfiles },
    );
    fc.assert(
      fc.property(texts, (text) => {
        const calls = readPlain(text);
        if (calls === null) return;
        read += 1;
        assert.deepEqual(calls, readRuby(text));
      }),
      { numRuns: 1000 },
    );
    assert.ok(read > 40, `only ${read} were plain`);
  });
});

if (hasSharedData) {
  describe('readPlainCalls, on the Puppetfiles of the world', () => {
    const directory = sharedData('puppetfiles', 'files');
    const texts = readdirSync(directory).map((name) => {
      return [name, readFileSync(sharedData('puppetfiles', 'files', name), 'utf8')] as const;
    });
    const read = texts.filter(([, text]) => readPlain(text) !== null);

    it('reads half of them', () => assert.ok(read.length * 2 >= texts.length - 8));

    for (const [name, text] of read) {
      it(`reads ${name} as Ruby would`, () => assert.deepEqual(readPlain(text), readRuby(text)));
    }
  });
}

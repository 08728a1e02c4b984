import assert from 'node:assert/strict';
import type { PuppetfileWarning } from '../../src/puppetfile/puppetfile.ts';
import { sortWarnings } from '../../src/puppetfile/word-warnings.ts';
import { read } from './support.ts';

const rules = (text: string) => read(text).warnings.map(({ rule, span }) => `${span.line} ${rule}`);

describe('warnOfForges', () => {
  it('warns of a second Forge', () => {
    const text = "forge 'https://a'\nmod 'acme-web'\nforge 'https://b'\nmod 'acme-base'";
    assert.deepEqual(rules(text), ['3 fallback-forge']);
  });

  it('says nothing of the same Forge again, nor of one with a block', () => {
    const text =
      "forge 'https://a'\nforge 'https://a/'\nforge 'https://b' do\n  mod 'acme-web'\nend";
    assert.deepEqual(rules(text), []);
  });
});

describe('warnOfModuleDirectories', () => {
  it('warns where modules stand above it', () => {
    assert.deepEqual(rules("mod 'acme-web'\nmoduledir 'site'\nmod 'acme-base'"), [
      '2 late-setting',
    ]);
  });

  it('says nothing of one above the first module', () => {
    assert.deepEqual(rules("moduledir 'site'\nmod 'acme-web'"), []);
  });
});

describe('sortWarnings', () => {
  const at = (file: string, line: number, column = 1): PuppetfileWarning => ({
    rule: 'moving-branch',
    message: 'moves',
    span: { file, line, column, length: 1, lineText: '' },
  });
  const tell = (warnings: readonly PuppetfileWarning[]) =>
    warnings.map(({ span }) => `${span.file}:${span.line}:${span.column}`);

  it('follows the text, and puts other files last', () => {
    const warnings = [
      at('b.rb', 1),
      at('Puppetfile', 3),
      at('Puppetfile', 2, 9),
      at('Puppetfile', 2),
    ];
    assert.deepEqual(tell(sortWarnings(warnings, 'Puppetfile')), [
      'Puppetfile:2:1',
      'Puppetfile:2:9',
      'Puppetfile:3:1',
      'b.rb:1:1',
    ]);
  });

  it('tells each once, however often its line was read', () => {
    assert.deepEqual(tell(sortWarnings([at('Puppetfile', 2), at('Puppetfile', 2)], 'Puppetfile')), [
      'Puppetfile:2:1',
    ]);
    assert.deepEqual(rules("3.times { |n| mod \"web#{n}\", git: 'u', ref: 'main' }"), [
      '1 moving-branch',
    ]);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { publicForgeUrl } from '../../src/model/forge-url.ts';
import { loadPrismModule } from '../../src/project/prism-module.ts';
import {
  formatExample,
  formatPuppetfile,
  type PuppetfileDraft,
} from '../../src/puppetfile/format-puppetfile.ts';
import { readPuppetfile, recordCalls } from '../../src/puppetfile/read-puppetfile.ts';

const prism = loadPrismModule();
const empty: PuppetfileDraft = {
  forgeUrl: 'https://forge.example',
  usesMetadata: false,
  modules: [],
  exclusions: [],
  leftOut: [],
};

describe('formatPuppetfile', () => {
  it('writes what people write', () => {
    assert.equal(
      formatPuppetfile({
        ...empty,
        usesMetadata: true,
        modules: [
          { name: 'acme-web', requirements: ['>= 1.0.0', '< 2.0.0'], options: {} },
          {
            name: 'site',
            requirements: [],
            options: { git: 'https://git.example/site', ref: 'main' },
            comment: 'ours',
          },
        ],
        exclusions: ['acme-x'],
        leftOut: ['and more'],
      }),
      `forge 'https://forge.example'

# Its dependencies, as if each had a \`mod\` line here.
metadata

mod 'acme-web', '>= 1.0.0', '< 2.0.0'
mod 'site', git: 'https://git.example/site', ref: 'main' # ours

exclusion 'acme-x'

# and more
`,
    );
  });

  it('writes nothing but the Forge of an empty draft', () => {
    assert.equal(formatPuppetfile(empty), "forge 'https://forge.example'\n");
  });

  it('makes a text of every text, and never code', () => {
    // What no Puppetfile may hold at all is refused when it is read.
    const text = fc
      .string({
        unit: fc.constantFrom("'", '\\', '#{1}', '"', '\n', '\r', '\u2028', 'a', ' ', 'é'),
      })
      .filter((one) => !one.includes('\r'));
    fc.assert(
      fc.property(text, text, (name, comment) => {
        const modules = [{ name, requirements: [name], options: { ref: name }, comment }];
        const draft = { ...empty, modules, leftOut: [comment, `${comment}\nexclusion 'x'`] };
        const calls = recordCalls({ text: formatPuppetfile(draft), file: 'Puppetfile', prism });
        const [forge, mod, ...rest] = calls;
        assert.deepEqual([forge?.word, mod?.word, rest], ['forge', 'mod', []]);
        const words = mod?.args.map((value) => value.kind === 'string' && value.text);
        assert.deepEqual(words, [name, name]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('formatExample', () => {
  const example = formatExample(publicForgeUrl);

  it('declares nothing', () => {
    const { declarations, exclusions, forgeUrl } = readPuppetfile({
      text: example,
      file: 'Puppetfile',
      prism,
    });
    assert.deepEqual([declarations, exclusions, forgeUrl], [[], [], publicForgeUrl]);
  });

  it('shows lines that can be used as they are', () => {
    const text = example.replace(/^# (?=mod|exclusion)/gm, '');
    const { declarations, exclusions, warnings } = readPuppetfile({
      text,
      file: 'Puppetfile',
      prism,
    });
    assert.deepEqual([declarations.length, exclusions.length, warnings], [4, 1, []]);
  });
});

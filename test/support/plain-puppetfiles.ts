import fc from 'fast-check';
import { damagedTexts } from './damaged-texts.ts';

const texts = ["'acme-web'", '"acme/log"', "'>= 1.0 < 2'", "'https://git.example/x.git'", "''"];
const values = [
  ...texts,
  ...texts,
  ...texts,
  ':latest',
  ':control_branch',
  'true',
  'false',
  'nil',
  '1.0',
  "'a' 'b'",
];
const keys = ['git: ', ':git => ', ':ref=>', 'tag: ', 'local: ', "'ref' => ", 'branch:'];
const words = [
  'mod',
  'mod',
  'mod',
  'mod',
  'forge',
  'moduledir',
  'exclusion',
  'metadata',
  'path',
  'mods',
];
const gaps = [' ', ' ', ' ', '  ', '\t', ' \\\n  '];
const commas = [', ', ', ', ', ', ',', ' , ', ',\n  ', ', # why\n\n    ', '\n, '];
const ends = [
  '\n',
  '\n',
  '\n',
  '\n',
  '\r\n',
  ' # a remark\n',
  '\n\n# ü\n\n',
  ' ; ',
  ' if true\n',
  '',
];

const option = fc
  .tuple(fc.constantFrom(...keys), fc.constantFrom(...values))
  .map(([key, value]) => key + value);

const line = fc
  .record({
    word: fc.constantFrom(...words),
    gap: fc.constantFrom(...gaps),
    args: fc.array(fc.constantFrom(...values), { maxLength: 3 }),
    options: fc.array(option, { maxLength: 3 }),
    comma: fc.constantFrom(...commas),
    end: fc.constantFrom(...ends),
  })
  .map(({ word, gap, args, options, comma, end }) => {
    const given = [...args, ...options].join(comma);
    return `${word}${given === '' ? '' : gap}${given}${end}`;
  });

const puppetfile = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join(''));

const likely =
  "forge 'https://forge.example'\nmod 'acme-web', '1.0'\nmod 'x', :git => 'y', tag: 'z'\n";

/** Puppetfiles that are nothing but words, and such as nearly are. */
export const plainPuppetfiles: fc.Arbitrary<string> = fc.oneof(puppetfile, damagedTexts([likely]));

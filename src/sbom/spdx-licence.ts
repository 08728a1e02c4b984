import parseExpression from 'spdx-expression-parse';
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' };

// What people call a licence, as `wordsOf` leaves it. Only names that mean one licence: `Apache`,
// `BSD` and `GPL` alone are of no version, and of a licence a guess is worse than nothing.
const names: ReadonlyMap<string, string> = new Map([
  ['apache 2', 'Apache-2.0'],
  ['apache public 2', 'Apache-2.0'],
  ['asl 2', 'Apache-2.0'],
  ['http www.apache.org s 2', 'Apache-2.0'],
  ['mit', 'MIT'],
  ['expat', 'MIT'],
  ['mit expat', 'MIT'],
  ['isc', 'ISC'],
  ['2 clause bsd', 'BSD-2-Clause'],
  ['bsd 2 clause', 'BSD-2-Clause'],
  ['bsd 2', 'BSD-2-Clause'],
  ['simplified bsd', 'BSD-2-Clause'],
  ['freebsd', 'BSD-2-Clause'],
  ['3 clause bsd', 'BSD-3-Clause'],
  ['bsd 3 clause', 'BSD-3-Clause'],
  ['bsd 3', 'BSD-3-Clause'],
  ['modified bsd', 'BSD-3-Clause'],
  ['new bsd', 'BSD-3-Clause'],
  ['revised bsd', 'BSD-3-Clause'],
  ['mpl 2', 'MPL-2.0'],
  ['mozilla public 2', 'MPL-2.0'],
  ['eupl 1.1', 'EUPL-1.1'],
  ['eupl 1.2', 'EUPL-1.2'],
  ...gnuNames(['gpl', 'general public'], 'GPL', ['2', '3']),
  ...gnuNames(['lgpl', 'lesser general public'], 'LGPL', ['2.1', '3']),
  ...gnuNames(['agpl', 'affero general public'], 'AGPL', ['3']),
]);

// What is longer is the text of a licence, whoever put it there.
const mostCharacters = 500;

const ids: ReadonlyMap<string, string> = new Map(
  [...currentIds, ...deprecatedIds].map((id) => [id.toLowerCase(), id]),
);

/**
 * The SPDX expression (SPDX 2.3, annex D) that a metadata.json means by its `license`; undefined
 * where it cannot be told without a guess. Expressions stay as they are but for upper and lower case;
 * names in common use become the one licence that they mean: `Apache License, Version 2.0`, `GPLv3`.
 */
export function spdxLicence(text: string): string | undefined {
  if (text.length > mostCharacters) return undefined;
  const expression = toSpelling(text);
  // Of a reference nobody says here what it refers to.
  if (!/\b(?:License|Document)Ref-/i.test(expression) && isExpression(expression)) {
    return expression;
  }
  return names.get(wordsOf(text));
}

/** With every word of an expression in the spelling of the list of licences. */
function toSpelling(text: string): string {
  const words = text
    .trim()
    .replace(/\s+/g, ' ')
    .split(/([\s()]+)/);
  return words.map(spellWord).join('');
}

function spellWord(word: string): string {
  if (/^(?:and|or|with)$/i.test(word)) return word.toUpperCase();
  const [, name = word, plus = ''] = /^(.*?)(\+?)$/.exec(word) ?? [];
  return (ids.get(name.toLowerCase()) ?? name) + plus;
}

function isExpression(text: string): boolean {
  try {
    parseExpression(text);
    return true;
  } catch {
    return false;
  }
}

/** `Licensed under the GNU GPLv3+` is `gpl 3+`, `Apache License, Version 2.0` is `apache 2`. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/licen[cs]ed?|\b(?:the|under|gnu|version|software)\b/g, ' ')
    .replace(/[^a-z0-9.+]+/g, ' ')
    .replace(/(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/g, ' ')
    .replace(/v(?= ?\d)/g, ' ')
    .replace(/(?<=\d)\.0(?!\d)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function gnuNames(
  spellings: readonly string[],
  id: string,
  versions: readonly string[],
): readonly (readonly [string, string])[] {
  return spellings.flatMap((spelling) =>
    versions.flatMap((version) => {
      const full = `${id}-${version.includes('.') ? version : `${version}.0`}`;
      return [
        [`${spelling} ${version}`, `${full}-only`],
        [`${spelling} ${version} only`, `${full}-only`],
        [`${spelling} ${version}+`, `${full}-or-later`],
        [`${spelling} ${version} or later`, `${full}-or-later`],
      ] as const;
    }),
  );
}

/** Kinds of one purpose, which have one colour. */
export type KindFamily =
  | 'puppet'
  | 'ruby'
  | 'content'
  | 'data'
  | 'about'
  | 'tests'
  | 'docs'
  | 'tooling';

/** Every family with its name for people, in the order of a legend. */
export const kindFamilies: readonly (readonly [family: KindFamily, title: string])[] = [
  ['puppet', 'Puppet code'],
  ['ruby', 'Ruby code'],
  ['content', 'Templates and files'],
  ['data', 'Data and translations'],
  ['about', 'Metadata and licences'],
  ['tests', 'Tests'],
  ['docs', 'Documents and examples'],
  ['tooling', 'Everything else'],
];

const familyOf: ReadonlyMap<string, KindFamily> = new Map<string, KindFamily>([
  ['manifests', 'puppet'],
  ['functions', 'puppet'],
  ['types', 'puppet'],
  ['plans', 'puppet'],
  ['lib', 'ruby'],
  ['templates', 'content'],
  ['files', 'content'],
  ['facts.d', 'content'],
  ['tasks', 'content'],
  ['scripts', 'content'],
  ['data', 'data'],
  ['locales', 'data'],
  ['metadata', 'about'],
  ['licence', 'about'],
  ['spec', 'tests'],
  ['tests', 'tests'],
  ['docs', 'docs'],
  ['documents', 'docs'],
  ['examples', 'docs'],
]);

/** The family of a kind that `fileKind` tells. */
export function kindFamily(kind: string): KindFamily {
  return familyOf.get(kind) ?? 'tooling';
}

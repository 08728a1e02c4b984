// The folders of a module that say by themselves what is in them: those that Puppet reads
// (puppet-specifications, language/module.md), and those that modules have besides.
const kindOfFolder: ReadonlyMap<string, string> = new Map([
  ['LICENSES', 'licence'],
  ['doc', 'docs'],
  ['example', 'examples'],
  ['test', 'tests'],
  ['acceptance', 'tests'],
  ['.github', 'ci'],
  ['.circleci', 'ci'],
  ['.ci', 'ci'],
  ['.buildkite', 'ci'],
]);

const kindsOfFile: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['metadata', /^(metadata|bolt_plugin)\.json$/],
  ['data', /^hiera\.yaml$/],
  ['licence', /^(licen[cs]e|copying|notice|copyright)s?([._-]|$)/i],
  [
    'documents',
    /^(readme|changelog|changes|history|reference|contributing|contributors|maintainers|authors|security|code_of_conduct|codeowners|todo|upgrading)([._-]|$)/i,
  ],
  [
    'ci',
    /^(\.?travis|\.?appveyor|\.gitlab-ci|azure-pipelines|jenkinsfile|\.nodepool|\.zuul|\.sync|\.msync|\.modulesync)([._-]|$)/i,
  ],
];

/**
 * What a file of a module is, in a word: the folder that it is in, such as `manifests`, `lib` or
 * `spec`, with folders of one purpose under one name; of files that stand in no folder `metadata`,
 * `licence`, `documents`, `data` (hiera.yaml), `ci` or `development`, which is all the rest.
 *
 * @param path relative to the module, `/` between the segments
 */
export function fileKind(path: string): string {
  const segments = path.split('/');
  const [top = ''] = segments;
  if (segments.includes('.git')) return '.git';
  if (segments.length > 1) return kindOfFolder.get(top) ?? top;
  return kindsOfFile.find(([, pattern]) => pattern.test(path))?.[0] ?? 'development';
}

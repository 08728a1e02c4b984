import { nearestWord } from '../errors/nearest-word.ts';
import type { ModuleSource } from '../model/module-source.ts';
import { inspectValue, type RubyHash, type RubyHashEntry } from '../ruby/ruby-value.ts';
import type { PuppetfileWarning } from './puppetfile.ts';

type Kind = ModuleSource['kind'];

// Which options mean something for which source; for the others they are idle.
const optionsByKind: Readonly<Record<Kind, readonly string[]>> = {
  git: [
    'git',
    'ref',
    'branch',
    'tag',
    'commit',
    'path',
    'default_branch',
    'default_branch_override',
    'fallback',
    'link',
    'source',
    'version',
  ],
  forge: ['forge', 'source', 'version', 'sha256sum', 'latest'],
  path: ['path', 'source'],
  github_tarball: ['github_tarball', 'source'],
  tarball: ['source', 'version', 'checksum', 'sha256sum'],
  svn: ['svn', 'source', 'rev', 'revision', 'version', 'username', 'password'],
  local: ['local', 'source'],
};
const optionsOfAll = ['type', 'install_path', 'exclude_spec'];
// g10k's, which tell how to fetch rather than what.
const optionsOfFetching = ['ignore-unreachable', 'use_ssh_agent'];

// Every option of `mod` that librarian-puppet, r10k or g10k know.
const knownOptions: readonly string[] = [
  ...new Set([...Object.values(optionsByKind).flat(), ...optionsOfAll, ...optionsOfFetching]),
];

/** Whether `mod` has an option of this name. */
export function isKnownOption(name: string): boolean {
  return knownOptions.includes(name);
}

/** A warning for each option that nobody knows, or that means nothing for that kind of source. */
export function warnOfOptions(hash: RubyHash | null, kind: Kind): readonly PuppetfileWarning[] {
  return (hash?.entries ?? []).flatMap((entry) => warnOfOption(entry, kind) ?? []);
}

function warnOfOption({ key, value }: RubyHashEntry, kind: Kind): PuppetfileWarning | null {
  const text = key.kind === 'string' || key.kind === 'symbol' ? key.text : '';
  if (key.kind !== 'symbol' || !knownOptions.includes(text)) {
    return {
      rule: 'unknown-option',
      message: `\`mod\` has no option \`${inspectValue(key)}\`; it is ignored`,
      span: key.span,
      hint: suggestOption(text),
    };
  }
  const means = optionsByKind[kind].includes(text) || optionsOfAll.includes(text);
  if (means || value.kind === 'nil' || (value.kind === 'boolean' && !value.value)) return null;
  return {
    rule: 'idle-option',
    message: `\`${inspectValue(key)}\` means nothing for a module ${describeKind(kind)}; it is ignored`,
    span: key.span,
    ...(optionsByKind.git.includes(text) ? { hint: 'a repository is given as `git:`' } : {}),
  };
}

function suggestOption(text: string): string {
  const meant = nearestWord(text, knownOptions);
  return meant === undefined
    ? `the options are ${knownOptions.map((name) => `:${name}`).join(', ')}`
    : `did you mean \`:${meant}\`?`;
}

function describeKind(kind: Kind): string {
  switch (kind) {
    case 'forge':
      return 'of a Forge';
    case 'git':
      return 'from git';
    case 'path':
      return 'from a directory';
    case 'github_tarball':
      return 'from an archive of GitHub';
    case 'tarball':
      return 'from a tarball';
    case 'svn':
      return 'from Subversion';
    case 'local':
      return 'that is there already';
  }
}

import { resolve } from 'node:path';
import { defaultCacheDirectory } from '../commands/default-cache.ts';
import type { Settings } from '../commands/settings.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { ContentProfile } from '../layout/trim.ts';
import { defaultConcurrency } from '../model/default-concurrency.ts';
import { isFolderForge } from '../model/forge-url.ts';
import { parseVersion, type Version } from '../model/version.ts';
import { contentChoices } from './choices.ts';
import type { CommandOption } from './command.ts';
import type { Options } from './environment-options.ts';
import { readChoice } from './read-choice.ts';

/** The options that every command takes. */
export const globalOptions: readonly CommandOption[] = [
  { flags: '-C, --directory <DIR>', description: 'look for the project in DIR, not here' },
  { flags: '--puppetfile <FILE>', description: 'read FILE; the lock is FILE.lock' },
  { flags: '--modules-dir <DIR>', description: 'install into DIR, not into modules' },
  { flags: '--path <DIR>', description: 'the same as --modules-dir' },
  { flags: '--forge <URL>', description: "ask this Forge or folder, not the Puppetfile's" },
  { flags: '--git-submodules', description: 'bring the submodules of git repositories, too' },
  { flags: '--github-api-url <URL>', description: 'the API of a GitHub Enterprise' },
  { flags: '--control-branch <NAME>', description: 'what :control_branch stands for' },
  { flags: '--environment <NAME>', description: 'what @librarian.environment.name is' },
  { flags: '--puppet <VERSION>', description: 'only releases that support this Puppet' },
  { flags: '--pe <VERSION>', description: 'only releases that support this Puppet Enterprise' },
  { flags: '--offline', description: 'make no requests' },
  { flags: '--cache-dir <DIR>', description: 'keep downloaded archives in DIR' },
  { flags: '--no-cache', description: 'leave nothing outside the modules directory' },
  {
    flags: '--concurrency <N>',
    description: 'requests at once',
    default: String(defaultConcurrency),
  },
  { flags: '--json', description: 'print one JSON document' },
  { flags: '-q, --quiet', description: 'print nothing but errors' },
  { flags: '-v, --verbose', description: 'tell more on the way' },
  { flags: '--no-progress', description: 'no live progress on a terminal' },
  { flags: '--color', description: 'colours, even where no terminal reads' },
  { flags: '--no-color', description: 'no colours' },
];

/** What the command line and the environment say about everything at once. */
export interface Environment {
  readonly options: Options;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly version: string;
}

/** Turns options into settings. Throws USAGE for a value that is not usable. */
export function readSettings({
  options,
  variables,
  workingDirectory,
  version,
}: Environment): Settings {
  const text = (name: string) => readText(options, name);
  return {
    directory: resolve(workingDirectory, text('directory') ?? '.'),
    puppetfile: text('puppetfile'),
    modulesDirectory: text('modulesDir') ?? (variables['LIBRARIAN_PUPPET_PATH'] || undefined),
    forgeUrl: readForge(text('forge')),
    followsSubmodules: options['gitSubmodules'] === true,
    githubApiUrl: readUrl('github-api-url', text('githubApiUrl')),
    controlBranch: text('controlBranch'),
    environmentName: text('environment'),
    variables,
    isOffline: options['offline'] === true,
    cacheDirectory:
      options['cache'] === false
        ? undefined
        : resolve(workingDirectory, text('cacheDir') ?? defaultCacheDirectory(variables)),
    concurrency: readCount('concurrency', text('concurrency') ?? String(defaultConcurrency)),
    platform: {
      puppet: readVersion('puppet', text('puppet')),
      pe: readVersion('pe', text('pe')),
    },
    frozenBy: readFrozen(options, variables),
    overridesPins: options['overridePins'] === true,
    ignoresDependencies: options['dependencies'] === false,
    content: readContent(text('content') ?? 'runtime'),
    keeps: readTexts(options['keep']),
    allowsUnverified: options['allowUnverified'] === true,
    removesForeign: options['clean'] === true,
    ownsProcess: true,
    userAgent: `pupfile/${version} node/${process.versions.node}`,
  };
}

function readFrozen({ frozen }: Options, { CI }: Environment['variables']): Settings['frozenBy'] {
  if (frozen !== undefined) return frozen === true ? '--frozen' : undefined;
  return CI === 'true' || CI === '1' ? 'CI=true' : undefined;
}

function readText(options: Options, name: string): string | undefined {
  const value = options[name];
  if (typeof value !== 'string') return undefined;
  if (value !== '') return value;
  // In a script this is a variable that was not set, and an empty path would be this directory.
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new PupfileError('USAGE', `\`--${flag}\` was given an empty value`);
}

function readTexts(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.map(String) : [];
}

function readForge(text: string | undefined): string | undefined {
  if (text === undefined || isFolderForge(text) || isHttpUrl(text)) return text;
  throw new PupfileError('USAGE', `\`${text}\` is neither an http(s) address nor a path`, {
    hint: '--forge takes the address of a Forge, such as https://forgeapi.puppet.com, or a folder, such as ./vendor',
  });
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined || isHttpUrl(text)) return text;
  throw new PupfileError('USAGE', `\`${text}\` is not an http(s) address`, {
    hint: `--${name} takes an address such as https://github.example.com/api/v3`,
  });
}

function readVersion(name: string, text: string | undefined): Version | undefined {
  if (text === undefined) return undefined;
  const version = parseVersion(text);
  if (version !== null) return version;
  throw new PupfileError('USAGE', `\`${text}\` is not a version`, {
    hint: `--${name} takes a whole version, such as 8.10.0`,
  });
}

function readContent(text: string): ContentProfile {
  const noun = 'a kind of content';
  return readChoice(text, { choices: contentChoices, noun, taker: '--content' });
}

function readCount(name: string, text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new PupfileError('USAGE', `\`${text}\` is not a number from 1 to 9999`, {
    hint: `--${name} takes the number of requests that may be under way at once`,
  });
}

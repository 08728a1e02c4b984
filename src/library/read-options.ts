import { resolve } from 'node:path';
import metadata from '../../package.json' with { type: 'json' };
import type { Settings } from '../commands/settings.ts';
import { PupfileError } from '../errors/pupfile-error.ts';
import { redactUrls } from '../errors/redact.ts';
import type { ContentProfile } from '../layout/trim.ts';
import { defaultConcurrency } from '../model/default-concurrency.ts';
import { isFolderForge } from '../model/forge-url.ts';
import { parseVersion, type Version } from '../model/version.ts';
import type { InstallOptions, LockOptions, SourceOptions } from './project-options.ts';

type Options = SourceOptions & Omit<LockOptions, 'update'> & InstallOptions;

/** Turns options into settings. Throws USAGE for a value that is not usable. */
export function readOptions(options: Options): Settings {
  const { env, signal, puppet, pe, cacheDir, concurrency = defaultConcurrency } = options;
  return {
    directory: resolve(readDirectory(options.directory)),
    puppetfile: options.puppetfile,
    modulesDirectory: options.modulesDir,
    forgeUrl: readForge(options.forge),
    controlBranch: options.controlBranch,
    environmentName: options.environment,
    variables: env ?? {},
    ignoresUserFiles: env === undefined,
    followsSubmodules: options.gitSubmodules === true,
    githubApiUrl: readUrl('githubApiUrl', options.githubApiUrl),
    isOffline: options.offline === true,
    cacheDirectory: cacheDir === undefined ? undefined : resolve(cacheDir),
    concurrency: readCount(concurrency),
    platform: { puppet: readVersion('puppet', puppet), pe: readVersion('pe', pe) },
    frozenBy: options.frozen === true ? '--frozen' : undefined,
    overridesPins: options.overridePins === true,
    ignoresDependencies: options.dependencies === false,
    content: readContent(options.content ?? 'runtime'),
    keeps: options.keep ?? [],
    allowsUnverified: options.allowUnverified === true,
    removesForeign: options.clean === true,
    userAgent: `pupfile/${metadata.version} node/${process.versions.node}`,
    // The type is a part of what every AbortSignal is.
    signal: signal as AbortSignal | undefined,
  };
}

function readDirectory(directory: string): string {
  if (typeof directory === 'string' && directory !== '') return directory;
  throw unusable('directory', directory, 'the path of a directory');
}

function readForge(text: string | undefined): string | undefined {
  if (text === undefined || isFolderForge(text)) return text;
  return readUrl('forge', text);
}

function readUrl(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw unusable(name, text, 'an http(s) address');
}

function readVersion(name: string, text: string | undefined): Version | undefined {
  if (text === undefined) return undefined;
  const version = parseVersion(text);
  if (version !== null) return version;
  throw unusable(name, text, 'a whole version, such as 8.10.0');
}

// Those of the layout, whose code is only worth loading where something is laid out.
const contentProfiles: readonly ContentProfile[] = ['runtime', 'release', 'full'];

function readContent(content: ContentProfile): ContentProfile {
  if (contentProfiles.includes(content)) return content;
  throw unusable('content', content, `one of ${contentProfiles.join(', ')}`);
}

function readCount(count: number): number {
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw unusable('concurrency', count, 'a number from 1 on');
}

function unusable(name: string, value: unknown, wanted: string): PupfileError {
  const given = redactUrls(String(value));
  return new PupfileError('USAGE', `\`${name}\` is \`${given}\`, and not ${wanted}`);
}

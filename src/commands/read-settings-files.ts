import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { SettingsKind, UnreadableFile } from '../moving/project-facts.ts';
import type { SettingsFile } from '../moving/settings-file.ts';
import { parsePlacedYaml } from '../project/placed-yaml.ts';
import { readTextFile } from '../project/text-file.ts';

/** Where each tool has its settings, relative to the project. Nothing of the machine's own is read. */
export const settingsFiles: Readonly<Record<SettingsKind, string>> = {
  r10k: 'r10k.yaml',
  g10k: 'g10k.yaml',
  librarian: '.librarian/puppet/config',
  bolt: 'bolt-project.yaml',
  fixtures: '.fixtures.yml',
};

/** The files of settings that a project has. */
export interface ReadSettings {
  readonly settings: Readonly<Partial<Record<SettingsKind, SettingsFile>>>;
  readonly unreadable: readonly UnreadableFile[];
}

/** Reads all of them. Never throws: what is wrong with one is told beside the others. */
export function readSettingsFiles(project: string): ReadSettings {
  const read = Object.entries(settingsFiles).map(
    ([kind, file]) => [kind, readSettingsFile(project, file)] as const,
  );
  const isReadable = (one: SettingsFile | UnreadableFile | undefined) =>
    one !== undefined && !('reason' in one);
  return {
    settings: Object.fromEntries(read.filter(([, one]) => isReadable(one))),
    unreadable: read.flatMap(([, one]) => (one !== undefined && 'reason' in one ? [one] : [])),
  };
}

/** Reads one of them; undefined where there is none. */
export function readSettingsFile(
  project: string,
  file: string,
): SettingsFile | UnreadableFile | undefined {
  try {
    const text = readTextFile(join(project, file), file, 'SETTINGS_INVALID');
    if (text === undefined) return undefined;
    const document = parsePlacedYaml(text, file);
    if (!('mistakes' in document)) return { file, node: document.node };
    const [first] = document.mistakes;
    return { file, line: first?.span.line, reason: first?.text ?? 'it is no YAML' };
  } catch (error) {
    if (error instanceof PupfileError) return { file, reason: error.message };
    throw error;
  }
}

/**
 * The same for who cannot go on without it. Throws SETTINGS_INVALID without showing the line: what does not
 * read as YAML may be a token.
 */
export function requireReadable(
  read: SettingsFile | UnreadableFile | undefined,
): SettingsFile | undefined {
  if (read === undefined || !('reason' in read)) return read;
  const { file, line, reason } = read;
  const place = line === undefined ? file : `${file}:${line}`;
  throw new PupfileError('SETTINGS_INVALID', `Cannot read \`${file}\``, {
    notes: [`${place}: ${reason}`],
  });
}

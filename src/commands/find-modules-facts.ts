import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import { readInstalled } from '../layout/installed-modules.ts';
import { readFoundMetadata } from '../moving/found-metadata.ts';
import type { FoundMetadata, FoundModule } from '../moving/project-facts.ts';
import { readTextFile } from '../project/text-file.ts';

/** What stands in a modules directory, by the directories' names; nothing where there is none. */
export function findModulesFacts(modulesDirectory: string): readonly FoundModule[] {
  const ours = new Set(readInstalled(modulesDirectory).map(({ directory }) => directory));
  return listDirectories(modulesDirectory).map((directory) => ({
    directory,
    isOurs: ours.has(directory),
    metadata: readMetadata(join(modulesDirectory, directory, 'metadata.json')),
  }));
}

function listDirectories(path: string): readonly string[] {
  try {
    return readdirSync(path)
      .filter((name) => !name.startsWith('.') && isDirectory(join(path, name)))
      .sort();
  } catch {
    return [];
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function readMetadata(path: string): FoundMetadata | undefined {
  try {
    const text = readTextFile(path, 'metadata.json', 'METADATA_INVALID');
    return text === undefined ? undefined : readFoundMetadata(text);
  } catch (error) {
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}

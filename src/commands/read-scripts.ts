import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PupfileError } from '../errors/pupfile-error.ts';
import type { ScriptFile } from '../moving/project-facts.ts';
import { isScript, scriptDirectories } from '../moving/replaced-commands.ts';
import { readTextFile } from '../project/text-file.ts';

/** The project's scripts, recipes and pipelines, its own first; what cannot be read is none. */
export function readScripts(project: string): readonly ScriptFile[] {
  const paths = ['', ...scriptDirectories].flatMap((directory) =>
    listFiles(join(project, directory)).map((name) =>
      directory === '' ? name : `${directory}/${name}`,
    ),
  );
  return paths.filter(isScript).flatMap((file) => {
    const text = readText(join(project, file), file);
    return text === undefined ? [] : [{ file, text }];
  });
}

function listFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
      .sort();
  } catch {
    return [];
  }
}

function readText(path: string, file: string): string | undefined {
  try {
    return readTextFile(path, file, 'FILE_SYSTEM');
  } catch (error) {
    if (error instanceof PupfileError) return undefined;
    throw error;
  }
}

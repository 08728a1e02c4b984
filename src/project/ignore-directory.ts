import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readTextFile, stageTextFile } from './text-file.ts';

/**
 * Has git ignore a directory of a project, by a line of the project's .gitignore; does nothing where
 * there is no git repository around the project, where the directory lies outside of the project, or
 * where a line says so already.
 *
 * @returns the line that was added; undefined where none was
 * @throws FILE_SYSTEM
 */
export function ignoreDirectory(project: string, directory: string): string | undefined {
  const path = relative(project, directory);
  if (path === '' || path.startsWith('..') || !isInRepository(project)) return undefined;
  const file = join(project, '.gitignore');
  const text = readTextFile(file, '.gitignore', 'FILE_SYSTEM') ?? '';
  const isIgnored = text.split('\n').some((line) => pathOf(line) === path);
  if (isIgnored) return undefined;
  const line = `/${path}/`;
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  stageTextFile(file, `${start}${line}\n`).commit();
  return line;
}

/** `/modules/`, `modules` and `modules/*` are all `modules`. */
function pathOf(line: string): string {
  return line
    .trim()
    .replace(/\/\*{0,2}$/, '')
    .replace(/^\//, '');
}

/** A linked work tree and a submodule have a file of that name. */
function isInRepository(directory: string): boolean {
  if (existsSync(join(directory, '.git'))) return true;
  const parent = dirname(directory);
  return parent !== directory && isInRepository(parent);
}

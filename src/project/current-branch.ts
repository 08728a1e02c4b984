import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The branch that is checked out in the git work tree around a directory; undefined where there is
 * no work tree or no branch. Reads git's own files, so that no git is needed.
 *
 * Formats: gitrepository-layout(5); a linked work tree has a file `.git` that says where its HEAD is.
 */
export function readCurrentBranch(directory: string): string | undefined {
  const head = readFirst(directory);
  return head === undefined ? undefined : /^ref: refs\/heads\/(.+)$/m.exec(head)?.[1];
}

function readFirst(directory: string): string | undefined {
  const text = readHead(directory);
  const parent = dirname(directory);
  return text ?? (parent === directory ? undefined : readFirst(parent));
}

function readHead(directory: string): string | undefined {
  const path = join(directory, '.git');
  // To read what is not there makes an error, which takes longer than to look.
  if (!existsSync(path)) return undefined;
  return readText(join(path, 'HEAD')) ?? readLinkedHead(directory, readText(path));
}

function readLinkedHead(directory: string, link: string | undefined): string | undefined {
  const path = /^gitdir: (.+)$/m.exec(link ?? '')?.[1];
  return path === undefined ? undefined : readText(join(resolve(directory, path), 'HEAD'));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

import { isAbsolute, relative, resolve } from 'node:path';
import { sanitizeText } from '../errors/redact.ts';
import type { SourcePin } from '../model/module-source.ts';
import { localTarball } from '../sources/tarball-module.ts';

/**
 * Why nothing is vendored of a module, in words; undefined where something is.
 *
 * @param projectDirectory absolute
 */
export function reasonToLeaveOut(pin: SourcePin, projectDirectory: string): string | undefined {
  switch (pin.kind) {
    case 'git':
    case 'github_tarball':
      return undefined;
    case 'path': {
      const shown = `\`${sanitizeText(pin.path)}\``;
      return isInside(projectDirectory, resolve(projectDirectory, pin.path))
        ? `it lies in the project, in ${shown}`
        : `it is the directory ${shown}, outside of the project`;
    }
    case 'tarball': {
      const path = localTarball(pin.url, { baseDirectory: projectDirectory });
      if (path === undefined || !isInside(projectDirectory, path)) return undefined;
      return `it lies in the project, as \`${sanitizeText(relative(projectDirectory, path))}\``;
    }
    case 'svn':
      return 'what Subversion exports is not vendored';
    case 'local':
      return 'it stands in the modules directory';
  }
}

function isInside(directory: string, path: string): boolean {
  const way = relative(directory, path);
  return way !== '..' && !way.startsWith('../') && !isAbsolute(way);
}

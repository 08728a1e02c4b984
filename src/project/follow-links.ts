import { lstatSync, readlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

// As Linux has it.
const mostLinks = 40;

/** Thrown where a path leads out of the project. */
export class OutsideError extends Error {}

/** A project's directory, as it is called and as it really is. */
export interface Root {
  readonly named: string;
  readonly real: string;
}

/**
 * The path that a path inside of a project leads to, link by link, so that nothing outside is ever
 * looked at.
 *
 * @throws OutsideError, and what the file system throws where there is nothing
 */
export function followLinks(path: string, root: Root): string {
  return followSegments(segmentsBelow(path, root), root.real, { root, links: 0 });
}

interface Following {
  readonly root: Root;
  /** How many were followed; counted in all, as each may lead along many others. */
  links: number;
}

function followSegments(segments: readonly string[], from: string, following: Following): string {
  const { root } = following;
  return segments.reduce((at, segment) => {
    const next = segment === '..' ? parentOf(at, root) : join(at, segment);
    const target = linkTarget(next);
    if (target === null) return next;
    following.links += 1;
    if (following.links > mostLinks) throw new Error('too many links');
    return target.startsWith('/')
      ? followSegments(segmentsBelow(target, root), root.real, following)
      : followSegments(segmentsOf(target), at, following);
  }, from);
}

function parentOf(path: string, { real }: Root): string {
  if (path === real) throw new OutsideError();
  return dirname(path);
}

function linkTarget(path: string): string | null {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : null;
}

function segmentsBelow(path: string, { named, real }: Root): string[] {
  const root = [named, real].find((one) => `${path}/`.startsWith(one.replace(/\/?$/, '/')));
  if (root === undefined) throw new OutsideError();
  return segmentsOf(path.slice(root.length));
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

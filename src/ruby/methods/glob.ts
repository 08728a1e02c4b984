import type { RubyWorld } from '../ruby-world.ts';

const mostAlternatives = 100;
const mostStars = 4;

/** A pattern with so many wildcards that nobody would wait for its end. */
export class GlobError extends Error {}

/** What lists the files for a pattern. */
export interface GlobContext {
  readonly world: RubyWorld;
  /** The directory that relative patterns start from. */
  readonly base: string;
  /** Counts the directories that are read. */
  readonly spend: (entries: number) => void;
}

/** The paths that match `*`, `**`, `?`, `[…]` and `{…}`, as `Dir.glob` gives them. Throws GlobError. */
export function glob(pattern: string, context: GlobContext): string[] {
  return expandBraces(pattern).flatMap((plain) => {
    const isAbsolute = plain.startsWith('/');
    const segments = plain.split('/').filter((segment) => segment !== '');
    const start = isAbsolute ? { path: '', shown: '/' } : { path: context.base, shown: '' };
    return walk(start, segments, plain.endsWith('/'), context);
  });
}

function expandBraces(pattern: string): string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(pattern);
  if (match === null) return [pattern];
  const [, before = '', inner = '', after = ''] = match;
  const expanded = inner.split(',').flatMap((part) => expandBraces(before + part + after));
  if (expanded.length > mostAlternatives) throw new GlobError('too many alternatives');
  return expanded;
}

interface Found {
  readonly path: string;
  readonly shown: string;
}

function walk(
  from: Found,
  segments: readonly string[],
  wantsDirectory: boolean,
  context: GlobContext,
): string[] {
  const [segment, ...rest] = segments;
  const { world, spend } = context;
  if (segment === undefined) {
    const kind = world.kindOf(from.path);
    if (kind === null || (wantsDirectory && kind !== 'directory')) return [];
    return [wantsDirectory ? `${from.shown}/` : from.shown];
  }
  if (!/[*?[]/.test(segment)) return walk(inside(from, segment), rest, wantsDirectory, context);
  const names = world.listDirectory(from.path) ?? [];
  spend(names.length + 1);
  if (segment === '**') {
    const deeper = names.filter(
      (name) => !name.startsWith('.') && world.kindOf(`${from.path}/${name}`) === 'directory',
    );
    return [
      ...walk(from, rest, wantsDirectory, context),
      ...deeper.flatMap((name) => walk(inside(from, name), segments, wantsDirectory, context)),
    ];
  }
  const test = segmentTest(segment);
  return names
    .filter((name) => (segment.startsWith('.') || !name.startsWith('.')) && test.test(name))
    .flatMap((name) => walk(inside(from, name), rest, wantsDirectory, context));
}

function inside({ path, shown }: Found, name: string): Found {
  return {
    path: `${path}/${name}`,
    shown: shown === '' || shown === '/' ? `${shown}${name}` : `${shown}/${name}`,
  };
}

function segmentTest(segment: string): RegExp {
  const plain = segment.replace(/\*+/g, '*');
  if (plain.split('*').length - 1 > mostStars) throw new GlobError('too many wildcards');
  const source = plain.replace(
    /\[(!|\^)?([^\]/]+)\]|[\s\S]/g,
    (whole, negative?: string, members?: string) => {
      if (members !== undefined)
        return `[${negative === undefined ? '' : '^'}${members.replace(/[\\[\]^]/g, '\\$&')}]`;
      if (whole === '*') return '.*';
      return whole === '?' ? '.' : whole.replace(/[.+^$|\\()[\]{}/-]/, '\\$&');
    },
  );
  return new RegExp(`^${source}$`, 's');
}

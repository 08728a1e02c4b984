import type { RubyWorld } from '../ruby-world.ts';

const mostAlternatives = 100;
const mostStars = 4;

/** A pattern that pupfile does not evaluate. */
export class GlobError extends Error {}

/** What lists the files for a pattern. */
export interface GlobContext {
  readonly world: RubyWorld;
  /** The directory that relative patterns start from. */
  readonly base: string;
  /** Counts the entries of directories that are read. */
  readonly spend: (entries: number) => void;
  /** Called where a link leads out of the project. */
  readonly refuseOutside: () => never;
}

/** The paths inside of the project that match `*`, `**`, `?`, `[…]` and `{…}`, as `Dir.glob` gives them. Throws GlobError. */
export function glob(pattern: string, context: GlobContext): string[] {
  return expandBraces(pattern).flatMap((plain) => {
    const segments = segmentsOf(plain);
    // Others were refused before.
    const { projectDirectory } = context.world;
    if (plain.startsWith('/')) segments.splice(0, segmentsOf(projectDirectory).length);
    if (segments.length === 0) return [];
    const start = plain.startsWith('/')
      ? { path: projectDirectory, shown: projectDirectory }
      : { path: context.base, shown: '' };
    const wantsDirectory = plain.endsWith('/');
    if (!wantsDirectory && segments.at(-1) === '**') segments.splice(-1, 1, '*');
    return walk(start, [segments], { ...context, wantsDirectory, isNamed: true });
  });
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The patterns that `{a,b}` stands for; a brace without its partner stands for nothing special. */
export function expandBraces(pattern: string): string[] {
  if (pattern.includes('\\')) throw new GlobError('a backslash');
  const open = pattern.indexOf('{');
  const group = open === -1 ? null : readBraces(pattern.slice(open));
  if (group === null) return [pattern];
  const rest = pattern.slice(open + group.length);
  const expanded = group.parts.flatMap((part) =>
    expandBraces(pattern.slice(0, open) + part + rest),
  );
  if (expanded.length > mostAlternatives) throw new GlobError('too many alternatives');
  return expanded;
}

interface BraceGroup {
  readonly parts: readonly string[];
  /** With both braces. */
  readonly length: number;
}

/** The group that a text begins with; its commas are those that stand in no inner group. */
function readBraces(text: string): BraceGroup | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 1;
  for (const { 0: sign, index } of text.matchAll(/[{},]/g)) {
    depth += depthChange[sign] ?? 0;
    if (depth > 1 || (depth === 1 && sign !== ',')) continue;
    parts.push(text.slice(start, index));
    start = index + 1;
    if (depth === 0) return { parts, length: start };
  }
  return null;
}

const depthChange: Readonly<Record<string, number>> = { '{': 1, '}': -1 };

interface Walk extends GlobContext {
  readonly wantsDirectory: boolean;
  /** Whether the directory was named and not found, so that `.*` finds `.` in it. */
  readonly isNamed: boolean;
}

interface Found {
  readonly path: string;
  readonly shown: string;
}

/** What is left of a pattern. */
type Segments = readonly string[];

/** Walks a directory once for all that is left: `**` stands for itself and for nothing at once. */
function walk(from: Found, patterns: readonly Segments[], context: Walk): string[] {
  const left = patterns.flatMap(withoutStars);
  if (left.every(([segment = '']) => !isMagic(segment))) {
    return left.flatMap((segments) => walkPlain(from, segments, context));
  }
  const names = context.world.listDirectory(from.path);
  if (names === null) return [];
  context.spend(names.length + 1);
  const hasDot = context.isNamed && left.length === patterns.length;
  return (hasDot ? ['.', ...names] : names).flatMap((name) => {
    const found = inside(from, name);
    const inner = matching(name, left, () => isTree(found, context));
    return visit(found, inner, { ...context, isNamed: false });
  });
}

function withoutStars(segments: Segments): Segments[] {
  const [first, ...rest] = segments;
  return first === '**' && rest.length > 0 ? [segments, ...withoutStars(rest)] : [segments];
}

function walkPlain(from: Found, [segment = '', ...rest]: Segments, context: Walk): string[] {
  const found = inside(from, segment);
  context.spend(1);
  const { world } = context;
  if (world.kindOf(found.path) === null && !world.isLink(found.path)) return [];
  return visit(found, [rest], context);
}

/** What is left of each pattern behind a name that it matches. */
function matching(name: string, patterns: readonly Segments[], isTree: () => boolean): Segments[] {
  return patterns.flatMap((segments) => {
    const [segment = '', ...rest] = segments;
    if (segment !== '**') return segmentTest(segment).test(name) ? [rest] : [];
    if (name.startsWith('.') || !isTree()) return [];
    return rest.length === 0 ? [segments, []] : [segments];
  });
}

/** Whether `**` goes into it: into no link, as that may lead back. */
function isTree({ path }: Found, { world }: Walk): boolean {
  return !world.isLink(path) && world.kindOf(path) === 'directory';
}

/** Shows what matches a whole pattern, and goes on where something is left of one. */
function visit(found: Found, patterns: readonly Segments[], context: Walk): string[] {
  const inner = patterns.filter((segments) => segments.length > 0);
  const isMatch = inner.length < patterns.length;
  const { wantsDirectory } = context;
  const wantsToKnow = inner.length > 0 || (isMatch && wantsDirectory);
  const isDirectory = wantsToKnow && kindInside(found, context) === 'directory';
  const shown = wantsDirectory ? `${found.shown}/` : found.shown;
  return [
    ...(isMatch && (isDirectory || !wantsDirectory) ? [shown] : []),
    ...(isDirectory && inner.length > 0 ? walk(found, inner, context) : []),
  ];
}

function kindInside({ path }: Found, { world, refuseOutside }: Walk) {
  const kind = world.kindOf(path);
  return kind === 'other' && world.isLink(path) ? refuseOutside() : kind;
}

function isMagic(segment: string): boolean {
  return /[*?[]/.test(segment);
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
    /\[(!|\^)?([^\]/]+)\]|[\s\S]/gu,
    (whole, negative?: string, members?: string) => {
      if (members !== undefined)
        return `[${negative === undefined ? '' : '^'}${members.replace(/[\\[\]^]/g, '\\$&')}]`;
      if (whole === '*') return '.*';
      return whole === '?' ? '.' : whole.replace(/[.+^$|\\()[\]{}/]/, '\\$&');
    },
  );
  const hidden = segment.startsWith('.') ? '' : '(?!\\.)';
  return new RegExp(`^${hidden}${source}$`, 'su');
}

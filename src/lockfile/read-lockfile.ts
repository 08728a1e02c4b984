import { withNames } from './bare-names.ts';
import type { LockedDeclaration, Lockfile } from './lockfile.ts';
import type { Damages } from './lockfile-damage.ts';
import { divideLines, type LockfileBlock, type LockfileLine, readLines } from './lockfile-lines.ts';
import { isSourceHeading, parseDependency, parseSourceBlock } from './parse-source-block.ts';
import {
  readChecksums,
  readExclusions,
  readLayers,
  readLayout,
  readNames,
  readOverrides,
  readPlatform,
  readStated,
} from './read-additions.ts';

/** Reads a lock's text; whatever cannot be read is told to `damages`. */
export function readLockfile(text: string, damages: Damages): Lockfile {
  const lines = readLines(text, damages);
  const blocks = divideLines(lines, /^\S/, damages);
  const declared = blocks.findIndex((block) => block.heading.text === 'DEPENDENCIES');
  const known = declared === -1 ? blocks : blocks.slice(0, declared);
  const sources = known.flatMap((block) => readSource(block, damages) ?? []);
  const dependencies = blocks[declared];
  if (dependencies === undefined) return rejectEnd(lines, damages);
  const additions = readAdditions(blocks.slice(declared + 1), damages);
  const exclusions = readExclusions(additions, damages);
  const checksums = readChecksums(additions, damages);
  const platform = readPlatform(additions);
  const { lines: layoutLines, ...layout } = readLayout(additions, damages);
  const layers = readLayers(additions, damages);
  const names = readNames(additions, damages);
  return withNames(names, {
    sources,
    dependencies: withStated(readDependencies(dependencies, damages), additions, damages),
    exclusions: exclusions.names,
    checksums: checksums.checksums,
    ...(checksums.commits.size > 0 && { commits: checksums.commits }),
    overrides: readOverrides(additions, damages),
    platform: platform.platform,
    ...layout,
    ...(layers.length > 0 && { layers }),
    lines: {
      exclusions: exclusions.lines,
      checksums: checksums.lines,
      ...platform.lines,
      ...layoutLines,
    },
  });
}

function readSource(block: LockfileBlock, damages: Damages) {
  const { heading } = block;
  if (isSourceHeading(heading.text)) return parseSourceBlock(block, damages);
  // What follows is not worth reading: this is another file, or one whose beginning is lost.
  return damages.reject(
    heading,
    'expected FORGE, GIT, PATH, GITHUBTARBALL, SVN, TARBALL or DEPENDENCIES',
  );
}

function rejectEnd(lines: readonly LockfileLine[], { reject }: Damages): never {
  const last = lines.at(-1) ?? { text: '', number: 1 };
  return reject(last, 'the file ends here, before its block DEPENDENCIES');
}

/** The blocks after DEPENDENCIES: a newer pupfile may write more of them than are known here. */
function readAdditions(
  blocks: readonly LockfileBlock[],
  { reject, attempt }: Damages,
): readonly LockfileBlock[] {
  const check = ({ heading, lines }: LockfileBlock) => {
    const { text } = heading;
    if (!/^[A-Z][A-Z0-9_-]*$/.test(text)) reject(heading, 'expected a heading in capitals');
    if (isSourceHeading(text) || text === 'DEPENDENCIES') {
      reject(heading, `a block ${text} after DEPENDENCIES is never read`);
    }
    const unindented = lines.find((line) => !line.text.startsWith('  '));
    if (unindented !== undefined) reject(unindented, 'expected two blanks before this');
    return true;
  };
  return blocks.filter((block) => attempt(() => check(block)));
}

function readDependencies({ lines }: LockfileBlock, { reject, attempt }: Damages) {
  return lines.flatMap((line) => attempt(() => parseDependency(line, 2, reject)) ?? []);
}

/** Gives each declaration its line of REQUIREMENTS; a line for no declaration means nothing. */
function withStated(
  declarations: readonly LockedDeclaration[],
  additions: readonly LockfileBlock[],
  damages: Damages,
): readonly LockedDeclaration[] {
  const stated = new Map(readStated(additions, damages));
  return declarations.map((declaration) => {
    const its = stated.get(declaration.name);
    if (its === undefined) return declaration;
    // librarian-puppet lists a module as often as it is declared.
    stated.delete(declaration.name);
    return { ...declaration, stated: its };
  });
}

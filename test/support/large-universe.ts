import type { Release } from '../../src/model/release.ts';
import { moduleName, releaseOf } from './declare-modules.ts';
import { randomNumbers } from './random-numbers.ts';
import type { Universe } from './universe.ts';

/** How many modules there are, and how many of them a Puppetfile declares. */
export interface LargeUniverse {
  readonly moduleCount: number;
  readonly declaredCount: number;
}

/** One module on its way: its name and its versions from old to new. */
interface Line {
  readonly name: string;
  readonly versions: readonly string[];
  readonly requires: number[];
}

/**
 * A universe as modules make one over the years: each has 5 to 30 releases and requires 1 to 6
 * others, each release those that were current at its time; every tenth requirement lags behind, so
 * that not all can have their newest. The same every time. The first ones are to be declared, and
 * all others are needed by one of them.
 */
export function largeUniverse({ moduleCount, declaredCount }: LargeUniverse): Universe {
  const random = randomNumbers(2000);
  const lines = Array.from({ length: moduleCount }, (_, index): Line => {
    return { name: `acme-m${index}`, versions: versionsFrom(random), requires: [] };
  });
  lines.forEach((_, index) => {
    if (index >= declaredCount) parentOf(index, lines, random).requires.push(index);
  });
  lines.forEach((line, index) => {
    while (line.requires.length === 0 || (line.requires.length < 6 && random(3) === 0)) {
      // What is required by many stands at the end, as puppetlabs-stdlib would.
      line.requires.push(random(4) > 0 ? moduleCount - 1 - random(40) : random(moduleCount));
    }
    line.requires.splice(0, Infinity, ...new Set(line.requires.filter((other) => other !== index)));
  });
  return new Map(lines.map((line) => [moduleName(line.name), releasesOf(line, lines, random)]));
}

/** The names to declare, in order. */
export function declaredIn({ declaredCount }: LargeUniverse): string[] {
  return Array.from({ length: declaredCount }, (_, index) => `acme-m${index}`);
}

function versionsFrom(random: (below: number) => number): string[] {
  let major = random(3);
  let minor = 0;
  return Array.from({ length: 5 + random(26) }, () => {
    if (random(5) === 0) [major, minor] = [major + 1, 0];
    else minor += 1;
    return `${major}.${minor}.0`;
  });
}

/** One of those before that does not require too many yet. */
function parentOf(index: number, lines: readonly Line[], random: (below: number) => number): Line {
  for (;;) {
    const parent = lines[Math.floor(index / 4) + random(index - Math.floor(index / 4))];
    if (parent !== undefined && parent.requires.length < 4) return parent;
  }
}

function releasesOf(
  { name, versions, requires }: Line,
  lines: readonly Line[],
  random: (below: number) => number,
): Release[] {
  const lagging = new Set(requires.filter(() => random(10) === 0));
  return versions.map((version, index) =>
    releaseOf(
      `${name} ${version}`,
      requires.map((required) => {
        const other = lines[required];
        if (other === undefined) throw new Error(`there is no module ${required}`);
        const age = lagging.has(required) ? 0.7 : 1;
        return [other.name, rangeAt(other.versions, (age * (index + 1)) / versions.length)];
      }),
    ),
  );
}

/** From the major version before what was current at that part of the time, to the next one. */
function rangeAt(versions: readonly string[], time: number): string {
  const current = versions[Math.ceil(time * versions.length) - 1] ?? '0.0.0';
  const major = Number(current.split('.')[0]);
  return `>= ${Math.max(0, major - 1)}.0.0 < ${major + 1}.0.0`;
}

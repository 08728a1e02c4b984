import type { TestModule } from '../test/support/module-tarball.ts';
import { randomNumbers } from '../test/support/random-numbers.ts';

/** A release whose dependencies are all among those before it. */
export interface GeneratedModule extends TestModule {
  readonly dependencies: Readonly<Record<string, string>>;
}

// As many files and bytes as the modules of the Forge have on average: some 50 kB as a tarball.
const shape: readonly [directory: string, ending: string, count: number, bytes: number][] = [
  ['', 'LICENSE', 1, 11_000],
  ['', 'README.md', 1, 12_000],
  ['', 'REFERENCE.md', 1, 24_000],
  ['', 'CHANGELOG.md', 1, 16_000],
  ['manifests', '.pp', 16, 3500],
  ['lib/puppet/type', '.rb', 4, 4000],
  ['lib/puppet/provider', '.rb', 4, 6000],
  ['templates', '.epp', 6, 1500],
  ['types', '.pp', 3, 400],
  ['spec/classes', '_spec.rb', 12, 4500],
];
const chainLength = 4;
const letters = 'etaoinsrhldcumfpgwybvk';
// So few that the text can be compressed as well as that of modules.
const wordCount = 100;
const textBytes = 2_000_000;

/**
 * So many modules of one release each, in chains of four: somebody wants the last one, which needs
 * the one before it, and so on. All need the first module of all, as they do puppetlabs-stdlib, and
 * some need others at random. The same every time.
 */
export function* generateModules(count: number): Generator<GeneratedModule> {
  const random = randomNumbers(50);
  const text = makeText(random);
  for (let index = 0; index < count; index += 1) {
    const required = requiredBy(index, random);
    yield {
      name: nameOf(index),
      version: versionOf(index),
      dependencies: Object.fromEntries(required.map((other) => [nameOf(other), rangeOf(other)])),
      files: filesFrom(text, random),
    };
  }
}

/** What a Puppetfile has to name so that exactly the first so many modules are installed. */
export function wantedModules(count: number): string[] {
  const indexes = Array.from({ length: count }, (_, index) => index);
  return indexes.filter((index) => isLast(index) || index === count - 1).map(nameOf);
}

function isLast(index: number): boolean {
  return index % chainLength === chainLength - 1;
}

function requiredBy(index: number, random: (below: number) => number): number[] {
  if (index === 0) return [];
  const before = index % chainLength === 0 ? [] : [index - 1];
  const others = Array.from({ length: random(3) }, () => random(index));
  return [...new Set([0, ...before, ...others])];
}

function nameOf(index: number): string {
  return `acme-m${index}`;
}

function versionOf(index: number): string {
  return `${majorOf(index)}.${index % 4}.0`;
}

function rangeOf(index: number): string {
  return `>= ${majorOf(index)}.0.0 < ${majorOf(index) + 1}.0.0`;
}

function majorOf(index: number): number {
  return 1 + (index % 9);
}

function filesFrom(text: string, random: (below: number) => number): Record<string, string> {
  const files: Record<string, string> = {};
  for (const [directory, ending, count, bytes] of shape) {
    for (let number = 0; number < count; number += 1) {
      const from = random(text.length - bytes);
      const path = directory === '' ? ending : `${directory}/f${number}${ending}`;
      files[path] = text.slice(from, from + bytes);
    }
  }
  return files;
}

/** Lines of words, a few of which are common, as in code. */
function makeText(random: (below: number) => number): string {
  const pick = (count: number, one: () => string) => Array.from({ length: count }, one);
  const letter = () => letters.charAt(random(letters.length));
  const words = pick(wordCount, () => pick(2 + random(8), letter).join(''));
  const word = () => words[Math.floor(wordCount * (random(1e6) / 1e6) ** 3)] ?? '';
  const lines: string[] = [];
  for (let length = 0; length < textBytes; length += lines.at(-1)?.length ?? 0) {
    lines.push(`${'  '.repeat(random(4))}${pick(1 + random(6), word).join(' ')}\n`);
  }
  return lines.join('');
}

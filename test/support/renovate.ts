import { readDocument } from './recipes.ts';

/** A dependency as Renovate's custom manager takes it from a text. */
export interface RenovateMatch {
  readonly name: string;
  readonly version: string;
  /** Where the version stands in the text. */
  readonly start: number;
}

/** The blocks of one language in docs/renovate.md, in their order. */
export function renovateBlocks(language: string): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...readDocument('docs', 'renovate.md').matchAll(pattern)].map(([, block = '']) => block);
}

/** The patterns of the document, as Renovate compiles them: without the flag `m`, so that `^` is the beginning. */
export function renovatePatterns(): readonly RegExp[] {
  const configurations = renovateBlocks('json').map((block) => JSON.parse(block));
  const managers = configurations.flatMap(({ customManagers = [] }) => customManagers);
  return managers.flatMap(({ matchStrings }) =>
    matchStrings.map((pattern: string) => new RegExp(pattern, 'gd')),
  );
}

/** What the patterns of the document find in a Puppetfile. */
export function findByRenovate(text: string): readonly RenovateMatch[] {
  return renovatePatterns().flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ groups, indices }) => ({
      name: groups?.['depName'] ?? '',
      version: groups?.['currentValue'] ?? '',
      start: indices?.groups?.['currentValue']?.[0] ?? 0,
    })),
  );
}

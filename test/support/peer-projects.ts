import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A project for an installer that does not resolve: each module with its exact version. */
export interface PinnedProject {
  /** An existing folder; the modules go into its folder `modules`. */
  readonly project: string;
  readonly cacheDirectory: string;
  readonly forgeUrl: string;
  /** `author-name` to version. */
  readonly modules: ReadonlyMap<string, string>;
}

/** A program and its arguments, to be run in the project's folder. */
export type Command = readonly [program: string, args: readonly string[]];

/** Writes a project for r10k and says how to install it. */
export function writeR10kProject(pinned: PinnedProject): Command {
  const { project, cacheDirectory, forgeUrl } = pinned;
  writeFileSync(join(project, 'Puppetfile'), pinnedLines(pinned));
  writeFileSync(
    join(project, 'r10k.yaml'),
    `---\ncachedir: '${cacheDirectory}'\nforge:\n  baseurl: '${forgeUrl}'\n`,
  );
  return ['r10k', ['puppetfile', 'install', '-c', 'r10k.yaml', '--moduledir', 'modules']];
}

/** Writes a project for g10k and says how to install it. */
export function writeG10kProject(pinned: PinnedProject): Command {
  const { project, cacheDirectory, forgeUrl } = pinned;
  mkdirSync(cacheDirectory, { recursive: true });
  const head = `forge.baseUrl '${forgeUrl}'\n`;
  writeFileSync(join(project, 'Puppetfile'), head + pinnedLines(pinned));
  return ['g10k', ['-puppetfile', '-cachedir', cacheDirectory, '-moduledir', 'modules']];
}

function pinnedLines({ modules }: PinnedProject): string {
  return [...modules].map(([name, version]) => `mod '${name}', '${version}'\n`).join('');
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { lock } from '../../src/commands/lock.ts';
import type { TestForge } from './forge.ts';
import { commitAll, git } from './git-repository.ts';
import { ignore, settingsOf } from './project.ts';
import { type CommandResult, runCommand } from './run-command.ts';
import { writeTree } from './temporary-directory.ts';

const root = join(import.meta.dirname, '..', '..');

/** The text of a file of this repository. */
export function readDocument(...path: readonly string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

/** The fenced blocks of one language below a heading of docs/recipes.md. */
export function blocksBelow(heading: string, language: string): readonly string[] {
  const sections = readDocument('docs', 'recipes.md').split(/^## /m);
  const section = sections.find((one) => one.startsWith(`${heading}\n`)) ?? '';
  const pattern = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms');
  return [...section.matchAll(pattern)].map(([, block = '']) => block);
}

/** The shell commands of a YAML recipe, in their order: `run:`, `script:` and `entry:`. */
export function yamlCommands(block: string): readonly string[] {
  return commandsOf(parse(block));
}

function commandsOf(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    ['run', 'script', 'entry'].includes(key) ? [value].flat().map(String) : commandsOf(value),
  );
}

/** The shell commands of a Jenkinsfile, which has them in single quotes. */
export function groovyCommands(block: string): readonly string[] {
  return [...block.matchAll(/^\s*sh '([^']*)'$/gm)].map(([, command = '']) => command);
}

/**
 * Makes a project in a git repository: `origin/main` locks one module, and what lies there two. The
 * program `pupfile` is in the directory that comes back.
 */
export async function prepareProject(directory: string, forge: TestForge): Promise<string> {
  const bin = join(directory, '.bin');
  mkdirSync(bin);
  const program = join(root, 'bin', 'pupfile.cjs');
  const shim = `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`;
  writeFileSync(join(bin, 'pupfile'), shim, { mode: 0o755 });
  writeTree(directory, {
    '.gitignore': '/.bin/\n/.cache/\n/modules/\n',
    Puppetfile: `forge '${forge.url}'\nmod 'acme-web'\n`,
  });
  await lock(settingsOf(directory), ignore);
  commitAll(directory, 'first');
  git(directory, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  declare(directory, 'acme-log');
  await lock(settingsOf(directory), ignore);
  commitAll(directory, 'second');
  return bin;
}

/** Declares one more module, so that the lock is outdated. */
export function declare(directory: string, name: string): void {
  const file = join(directory, 'Puppetfile');
  writeFileSync(file, `${readFileSync(file, 'utf8')}mod '${name}'\n`);
}

/** Runs shell commands as CI does: one after the other, until one fails. */
export function runCommands(
  commands: readonly string[],
  { directory, bin }: { readonly directory: string; readonly bin: string },
): Promise<CommandResult> {
  const base = git(directory, 'rev-parse', 'origin/main').trim();
  return runCommand('sh', ['-e', '-c', commands.join('\n')], {
    cwd: directory,
    env: {
      PATH: `${bin}:${process.env['PATH']}`,
      HOME: directory,
      GITHUB_BASE_REF: 'main',
      GITHUB_STEP_SUMMARY: join(directory, 'CHANGES.md'),
      CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
      CHANGE_TARGET: 'main',
    },
  });
}

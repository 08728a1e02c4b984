import { codeBlocks } from './documents.ts';
import { runStory } from './story.ts';
import type { Txtar } from './txtar.ts';

/** A command that a document shows, with what it prints. */
export interface ShownRun {
  /** Behind `$ `. */
  readonly command: string;
  readonly output: string;
}

/** The runs that a document shows: lines behind `$ `, and all that follows them in their block. */
export function findShownRuns(text: string): readonly ShownRun[] {
  return codeBlocks(text).flatMap(({ lines }) => {
    const [, ...runs] = `\n${lines.join('\n')}`.split(/\n\$ /);
    return runs.map((run) => {
      const [command = '', ...output] = run.split('\n');
      return { command, output: output.join('\n').trimEnd() };
    });
  });
}

/**
 * Plays a story up to its end, and returns what those of its commands print that are named, as a terminal
 * with UTF-8 shows it: both streams as they come, without the exit status and without the line that is
 * wiped away when the modules are there.
 */
export async function replay(
  story: Txtar,
  isShown: (command: string) => boolean,
): Promise<readonly ShownRun[]> {
  const shown = story.sections.map(({ name }) => name.startsWith('$ ') && isShown(name.slice(2)));
  const sections = story.sections.map(({ name, body }, index) =>
    shown[index]
      ? { name: `$ export LC_ALL=C.UTF-8; { ${name.slice(2)}; } 2>&1`, body }
      : { name, body },
  );
  const played = await runStory({ comment: story.comment, sections });
  return played.sections.flatMap(({ body }, index) =>
    shown[index]
      ? [
          {
            command: story.sections[index]?.name.slice(2) ?? '',
            output: body.replace(/^exit \d+\n$|^Fetching \d+ modules?\n/gm, '').trimEnd(),
          },
        ]
      : [],
  );
}

/**
 * Whether a document shows what a command really prints. In the document `https://forge.example` is the
 * Forge, `…` on a line of its own any lines, and `…` in or at the end of a word the rest of it; how long
 * something took is no matter.
 */
export function isSameOutput(shown: string, actual: string): boolean {
  const pattern = shown
    .replace(/\b\d+\.\d s\b/g, 'N s')
    .replaceAll('https://forge.example', '$FORGE')
    .replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
    .replace(/^…$/gm, '[^]*?')
    .replaceAll('…', '\\S*');
  return new RegExp(`^${pattern}$`).test(actual.replaceAll('https://forge.example', '$FORGE'));
}

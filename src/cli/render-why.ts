import type { PathStep, WhyResult } from '../commands/why.ts';
import type { CommandResult } from './command.ts';
import type { Paint } from './paint.ts';

/** What `pupfile why` says: one line for each path from the Puppetfile to the module. */
export function whyResult({ name, version, paths, isCut }: WhyResult): CommandResult {
  return {
    text: ({ paint }) =>
      [
        `${paint('bold', name)} ${version}`,
        ...paths.map(
          (path) => `  Puppetfile ${path.map((step) => drawStep(step, paint)).join(' ')}`,
        ),
        ...(isCut ? ['  … and more'] : []),
      ].join('\n'),
    json: { version: 1, name, moduleVersion: version, paths, isCut },
  };
}

function drawStep({ name, version, requirement }: PathStep, paint: Paint): string {
  const wanted = requirement === '>= 0' ? '' : ` ${paint('dim', `(${requirement})`)}`;
  return `→ ${name} ${version}${wanted}`;
}

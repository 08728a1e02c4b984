import { PupfileError } from '../errors/pupfile-error.ts';
import type { WantedContent } from '../layout/trim.ts';
import { type ModuleName, parseModuleName, shortName } from '../model/module-name.ts';
import type { Settings } from './settings.ts';

/** What is wanted of each module. */
export type ContentOf = (name: ModuleName) => WantedContent;

/**
 * What the options want of each module.
 *
 * @param withoutSpec those that the Puppetfile wants without their tests
 * @throws PupfileError USAGE for a `--keep` that names nothing inside of a module.
 */
export function contentWishes(
  { content, keeps = [] }: Pick<Settings, 'content' | 'keeps'>,
  withoutSpec: ReadonlySet<ModuleName>,
): ContentOf {
  const rules = keeps.map(parseKeep);
  return (name) => {
    const keep = rules.filter(({ module }) => isMeant(name, module)).map(({ glob }) => glob);
    return {
      content,
      ...(content === 'full' && withoutSpec.has(name) && { excludesSpec: true }),
      ...(content !== 'full' && keep.length > 0 && { keep }),
    };
  };
}

interface KeepRule {
  /** Undefined for every module. */
  readonly module: string | undefined;
  readonly glob: string;
}

/** `GLOB`, or `MODULE:GLOB` for one module. */
function parseKeep(text: string): KeepRule {
  const [, module, rest] = /^([A-Za-z0-9_/-]+):(.*)$/.exec(text) ?? [];
  const glob = rest ?? text;
  const isName = module === undefined || parseModuleName(module) !== null;
  const isInside = glob !== '' && !/^\/|\\|(^|\/)\.\.(\/|$)/.test(glob);
  if (isName && isInside) return { module, glob };
  throw new PupfileError('USAGE', `\`${text}\` names nothing inside of a module`, {
    hint: "--keep takes a glob such as 'docs/**', or 'apache:*.md' for one module",
  });
}

function isMeant(name: ModuleName, module: string | undefined): boolean {
  if (module === undefined || module === shortName(name)) return true;
  return parseModuleName(module) === name;
}

import { PupfileError } from '../errors/pupfile-error.ts';
import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { ModuleSource } from '../model/module-source.ts';
import type { Puppetfile } from './puppetfile.ts';

/** What an edit is to change of one module. */
export type MeantChange =
  | { readonly kind: 'removed'; readonly name: ModuleName }
  | {
      readonly kind: 'changed';
      readonly name: ModuleName;
      readonly requirements: readonly string[];
    }
  | {
      readonly kind: 'added';
      readonly name: ModuleName;
      readonly requirements: readonly string[];
      /** What its source must be, as far as it is told here. */
      readonly source: Partial<ModuleSource>;
    };

/**
 * Makes sure that an edited Puppetfile says what was meant, and of all others what it said before: text
 * that looks like a declaration may be in Ruby's hands.
 *
 * @throws PUPPETFILE_NOT_EDITABLE
 */
export function checkEdit(
  before: Puppetfile,
  after: Puppetfile,
  changes: readonly MeantChange[],
): void {
  const names = new Set(changes.map(({ name }) => name));
  const rest = (of: Puppetfile) => of.declarations.filter(({ name }) => !names.has(name));
  if (settingsOf(before) !== settingsOf(after)) throw misread(before, 'its settings');
  const [old, now] = [rest(before), rest(after)];
  const other = old.find((one, index) => !isSame(one, now[index])) ?? now[old.length];
  if (other !== undefined) throw misread(before, `\`${other.spelledName}\``);
  const wrong = changes.find((change) => !isMet(change, before, after));
  if (wrong !== undefined) throw misread(before, `\`${wrong.name}\``);
}

function misread({ file }: Puppetfile, what: string): PupfileError {
  return new PupfileError(
    'PUPPETFILE_NOT_EDITABLE',
    `${file} would say something else of ${what} than was meant`,
    {
      notes: ['it was edited for a try and read again, and nothing was written'],
      hint: `edit ${file} by hand; \`pupfile parse\` shows what it says`,
    },
  );
}

function settingsOf(puppetfile: Puppetfile): string {
  const { forgeUrl, fallbackForgeUrls = [], modulesDirectory = null, exclusions } = puppetfile;
  const excluded = exclusions.map(({ name }) => name);
  return JSON.stringify([forgeUrl, fallbackForgeUrls, modulesDirectory, excluded]);
}

function isSame(left: ModuleDeclaration, right: ModuleDeclaration | undefined): boolean {
  return right !== undefined && textOf(left) === textOf(right);
}

/** Everything but where it stands and how its range is kept. */
function textOf(declaration: ModuleDeclaration): string {
  const { span, range, ...meaning } = declaration;
  const entries = Object.entries(meaning).toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([span.file, range.text, entries]);
}

function isMet(change: MeantChange, before: Puppetfile, after: Puppetfile): boolean {
  const own = (of: Puppetfile) =>
    of.declarations.find(({ name, span }) => name === change.name && span.file === of.file);
  const now = own(after);
  if (change.kind === 'removed' || now === undefined) {
    return change.kind === 'removed' && now === undefined;
  }
  const isAsked = String(now.requirements) === String(change.requirements);
  if (change.kind === 'added') {
    return isAsked && isPartOf(change.source, now.source) && now.installPath === undefined;
  }
  const old = own(before);
  if (old === undefined) return false;
  const { requirements, range } = now;
  return isAsked && isSame({ ...old, requirements, range }, now);
}

function isPartOf(part: Partial<ModuleSource>, whole: ModuleSource): boolean {
  const values = new Map<string, unknown>(Object.entries(whole));
  return Object.entries(part).every(
    ([key, value]) => JSON.stringify(values.get(key)) === JSON.stringify(value),
  );
}

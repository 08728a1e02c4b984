import type { ModuleDeclaration } from '../model/module-declaration.ts';
import { joinWords } from './describe-fact.ts';
import type { Suggestion } from './suggest.ts';

// More are in the JSON.
const mostChanges = 5;

/** The suggestions as one hint; undefined where there are none. */
export function describeSuggestions(suggestions: readonly Suggestion[]): string | undefined {
  const changes = suggestions.flatMap((one) => describeChange(one) ?? []);
  const isOverride = suggestions.some(({ kind }) => kind === 'override-pins');
  const override = 'take the versions of the Puppetfile all the same with `--override-pins`';
  const words = [
    ...(changes.length > 0 ? [`everything fits ${changes.join(', or ')}`] : []),
    ...(isOverride ? [override] : []),
  ];
  return words.length === 0 ? undefined : words.join('; or ');
}

/** The same for programs. */
export function suggestionToJson(suggestion: Suggestion): unknown {
  switch (suggestion.kind) {
    case 'versions': {
      const changes = suggestion.changes.map(({ declaration, version }) => ({
        ...placeOf(declaration),
        from: declaration.requirements,
        to: version.text,
      }));
      return { kind: suggestion.kind, changes };
    }
    case 'removal':
      return { kind: suggestion.kind, ...placeOf(suggestion.declaration) };
    case 'override-pins':
      return { kind: suggestion.kind };
  }
}

function describeChange(suggestion: Suggestion): string | undefined {
  switch (suggestion.kind) {
    case 'versions': {
      const changes = suggestion.changes.map(
        ({ declaration, version }) =>
          `${declaration.spelledName} ${version.text} (${lineOf(declaration)})`,
      );
      const more = changes.length - mostChanges;
      return `with ${joinWords(more > 0 ? [...changes.slice(0, mostChanges), `${more} more changes`] : changes)}`;
    }
    case 'removal':
      return `without ${suggestion.declaration.spelledName} (${lineOf(suggestion.declaration)})`;
    case 'override-pins':
      return undefined;
  }
}

function lineOf({ span: { file, line } }: ModuleDeclaration): string {
  return `${file}:${line}`;
}

function placeOf({ spelledName, span: { file, line } }: ModuleDeclaration) {
  return { name: spelledName, file, line };
}

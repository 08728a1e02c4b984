import type { ModuleDeclaration } from '../model/module-declaration.ts';
import type { ModuleName } from '../model/module-name.ts';
import type { Adoption } from './adopted-text.ts';
import { isAt, type ModStatement, type WrittenOption } from './edit-statements.ts';
import type { TextEdit } from './edit-text.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';
import type { Puppetfile } from './puppetfile.ts';

/** What a Puppetfile meant to the tool that it was written for. */
export interface FormerMeaning {
  /** How messages name the tool. */
  readonly tool: string;
  /** Of two options that name a revision, whether the last one counts, and not the first by rank. */
  readonly takesLastRevision: boolean;
  /** Pins that win over what other modules require. */
  readonly winners: ReadonlySet<ModuleName>;
}

const revisionOptions: readonly string[] = ['ref', 'branch', 'tag', 'commit', 'version'];

/** The `mod` lines that pupfile would read otherwise, written so that they mean what they meant. */
export function adoptStatements(
  editable: EditablePuppetfile,
  puppetfile: Puppetfile,
  meaning: FormerMeaning,
): Adoption {
  const found = puppetfile.declarations.flatMap((declaration) => {
    const statement = editable.statements.find((one) => isAt(one, declaration.span));
    if (statement === undefined || declaration.span.file !== editable.source.file) return [];
    const piece = { editable, declaration, statement };
    return [
      ...addBranch(piece, meaning),
      ...dropRevisions(piece, meaning),
      ...addOverride(piece, meaning),
    ];
  });
  return {
    edits: found.map(({ edit }) => edit),
    places: found.map(({ edit: { start, end }, why, declaration }) => ({
      span: start === end ? declaration.span : editable.source.spanBetween(start, end),
      text: why,
    })),
  };
}

interface Piece {
  readonly editable: EditablePuppetfile;
  readonly declaration: ModuleDeclaration;
  readonly statement: ModStatement;
}

interface Change {
  readonly edit: TextEdit;
  readonly why: string;
  readonly declaration: ModuleDeclaration;
}

function addBranch(
  { editable, declaration, statement }: Piece,
  { tool }: FormerMeaning,
): readonly Change[] {
  const { source } = declaration;
  const last = statement.options.at(-1);
  if (source.kind !== 'git' || source.ref !== undefined || last === undefined) return [];
  const written = last.hasArrow ? ":branch => 'master'" : "branch: 'master'";
  const text = `,${gapBefore(editable, last)}${written}`;
  const why = `\`${written}\`: what ${tool} takes where no ref is named`;
  return [{ edit: { start: last.end, end: last.end, text }, why, declaration }];
}

/** A line of its own where the last option has one. */
function gapBefore({ source }: EditablePuppetfile, { start }: WrittenOption): string {
  return /\r?\n[ \t]*$/.exec(source.text.slice(0, start))?.[0] ?? ' ';
}

/** All but the one that counts; it stands last, so that each of the others has one behind it. */
function dropRevisions(
  { declaration, statement: { options } }: Piece,
  { takesLastRevision, tool }: FormerMeaning,
): readonly Change[] {
  const revisions = options.filter(({ name }) => revisionOptions.includes(name));
  if (!takesLastRevision || declaration.source.kind !== 'git') return [];
  return revisions.slice(0, -1).flatMap((option) => {
    const next = options[options.indexOf(option) + 1];
    if (next === undefined) return [];
    const why = `without \`${option.name}\`: ${tool} takes what stands last`;
    return [{ edit: { start: option.start, end: next.start, text: '' }, why, declaration }];
  });
}

function addOverride(
  { editable: { source, lineBreak }, declaration, statement: { start } }: Piece,
  { winners, tool }: FormerMeaning,
): readonly Change[] {
  if (!winners.has(declaration.name)) return [];
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^[ \t]*/.exec(source.text.slice(lineStart))?.[0] ?? '';
  const text = `${indent}# pupfile:override${lineBreak}`;
  const why = `\`# pupfile:override\` above: ${tool} does not hold versions against each other`;
  return [{ edit: { start: lineStart, end: lineStart, text }, why, declaration }];
}

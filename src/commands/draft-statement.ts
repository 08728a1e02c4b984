import type { ModuleName } from '../model/module-name.ts';
import type { ModuleSource } from '../model/module-source.ts';
import { addStatement } from '../puppetfile/edit-add.ts';
import { mannerOf } from '../puppetfile/edit-manner.ts';
import type { ModStatement } from '../puppetfile/edit-statements.ts';
import type { RequirementManner } from '../puppetfile/edit-version.ts';
import type { Puppetfile } from '../puppetfile/puppetfile.ts';
import { type EditableProject, editableText } from './editable-project.ts';

/** A repository, and what of it; at most one of the revisions. */
export interface GitRevision {
  readonly url: string;
  readonly ref?: string;
  readonly tag?: string;
  readonly branch?: string;
}

/** A text with a new statement, and where the module must come from then. */
export interface DraftedStatement {
  readonly text: string;
  readonly source: Partial<ModuleSource>;
}

interface NamedModule {
  readonly name: ModuleName;
  readonly spelledName: string;
}

/** Declares a module of the Puppetfile's own Forges in a text of it. */
export function addForgeModule(
  editable: EditableProject,
  text: string,
  { requirement, ...named }: NamedModule & { readonly requirement: string | undefined },
): DraftedStatement {
  const { puppetfile } = editable.project;
  const puppetfileText = editableText(editable, text);
  const requirements = requirement === undefined ? [] : [requirement];
  const isNeighbour = (one: ModStatement) =>
    isOfForge(puppetfile, one) || !isDeclared(puppetfile, one);
  const edit = addStatement(puppetfileText, { ...named, requirements, options: [] }, isNeighbour);
  const { forgeUrl: url, fallbackForgeUrls: fallbackUrls } = puppetfile;
  const source = { kind: 'forge', url, ...(fallbackUrls && { fallbackUrls }) } as const;
  return { text: puppetfileText.textWith([edit]), source };
}

/** Declares a module of a git repository in a text of the Puppetfile. */
export function addGitModule(
  editable: EditableProject,
  text: string,
  { git, ...named }: NamedModule & { readonly git: GitRevision },
): DraftedStatement {
  const { declarations } = editable.project.puppetfile;
  const puppetfileText = editableText(editable, text);
  const { url, ...revision } = git;
  const options = [['git', url] as const, ...Object.entries(revision)];
  const isNeighbour = (one: ModStatement) =>
    declarations.some(
      (declaration) => declaration.source.kind === 'git' && declaration.name === one.name,
    );
  const edit = addStatement(puppetfileText, { ...named, requirements: [], options }, isNeighbour);
  const ref = Object.values(revision)[0];
  return {
    text: puppetfileText.textWith([edit]),
    source: { kind: 'git', url, ...(ref === undefined ? {} : { ref }) },
  };
}

/** How the Puppetfile's modules of its own Forges ask for versions. */
export function requirementManner(editable: EditableProject): RequirementManner {
  const { project, text } = editable;
  const puppetfileText = editableText(editable, text.text);
  const own = puppetfileText.statements.filter((one) => isOfForge(project.puppetfile, one));
  return mannerOf(puppetfileText, own).requirement;
}

/** Whether a statement declares a module of the Forges that the file's own statements name. */
function isOfForge(puppetfile: Puppetfile, statement: ModStatement): boolean {
  const { declarations, forgeUrl, fallbackForgeUrls = [] } = puppetfile;
  const forges = String([forgeUrl, ...fallbackForgeUrls]);
  return declarations.some(({ source, installPath, ...declaration }) => {
    if (source.kind !== 'forge' || installPath !== undefined) return false;
    const own = String([source.url, ...(source.fallbackUrls ?? [])]);
    return own === forges && declaration.name === statement.name;
  });
}

/** One that is not has just been added. */
function isDeclared({ declarations }: Puppetfile, { name }: ModStatement): boolean {
  return declarations.some((declaration) => declaration.name === name);
}

import { normalizeForgeUrl } from '../model/forge-url.ts';
import type { Adoption } from './adopted-text.ts';
import type { EditablePuppetfile } from './editable-puppetfile.ts';
import type { Puppetfile } from './puppetfile.ts';

/** Settings that stood in a file of the other tool, and stand in the Puppetfile here. */
export interface FormerSettings {
  readonly forgeUrl?: string | undefined;
  readonly modulesDirectory?: string | undefined;
  /** The file that they stood in. */
  readonly file: string;
}

const nothing: Adoption = { edits: [], places: [] };

/** `forge` and `moduledir` above all that the file says; a `forge` that it has is changed in its place. */
export function adoptSettings(
  editable: EditablePuppetfile,
  puppetfile: Puppetfile,
  { forgeUrl, modulesDirectory, file }: FormerSettings,
): Adoption {
  const needsForge = forgeUrl !== undefined && normalizeForgeUrl(forgeUrl) !== puppetfile.forgeUrl;
  const stated = needsForge ? replaceForge(editable, forgeUrl, file) : nothing;
  const needsDirectory =
    modulesDirectory !== undefined && modulesDirectory !== puppetfile.modulesDirectory;
  const lines = [
    ...(needsForge && stated.edits.length === 0 ? [`forge ${quote(forgeUrl)}`] : []),
    ...(needsDirectory ? [`moduledir ${quote(modulesDirectory)}`] : []),
  ];
  const added = lines.length === 0 ? nothing : addLines(editable, lines, file);
  return {
    edits: [...added.edits, ...stated.edits],
    places: [...added.places, ...stated.places],
  };
}

/** Only a file with one `forge` says which it is to be. */
function replaceForge({ source }: EditablePuppetfile, url: string, file: string): Adoption {
  const [only, ...others] = source.text.matchAll(/^[ \t]*forge[ \t(]+(['"])(.*?)\1/gm);
  if (only === undefined || others.length > 0) return nothing;
  const end = only.index + only[0].length;
  const start = end - (only[2]?.length ?? 0) - 2;
  const text = quote(url);
  return {
    edits: [{ start, end, text }],
    places: [{ span: source.spanBetween(start, end), text: `${text}: what ${file} says counted` }],
  };
}

/** Below the comments that the file begins with. */
function addLines(
  { source, lineBreak }: EditablePuppetfile,
  lines: readonly string[],
  file: string,
): Adoption {
  const start = /^(?:[ \t]*(?:#.*)?\r?\n)*/.exec(source.text)?.[0].length ?? 0;
  const end = source.text.indexOf('\n', start);
  const text = [...lines, '', ''].join(lineBreak);
  const words = lines.map((line) => `\`${line}\``).join(' and ');
  return {
    edits: [{ start, end: start, text }],
    places: [
      {
        span: source.spanBetween(start, end === -1 ? source.text.length : end),
        text: `${words} above: ${file} said so`,
      },
    ],
  };
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

import { redactUrls } from '../errors/redact.ts';
import { createSourceText } from '../ruby/source-text.ts';
import type { Adoption } from './adopted-text.ts';

/** A line that is no word of a Puppetfile to pupfile, and what is written for it. */
interface ForeignLine {
  readonly pattern: RegExp;
  readonly write: (match: RegExpExecArray) => string;
  readonly why: string;
}

const g10kLines: readonly ForeignLine[] = [
  {
    pattern: /^[ \t]*forge\.baseUrl[ \t]+['"]?([^\s'"#]+)['"]?/gim,
    write: ([, url = '']) => `forge '${redactUrls(url)}'`,
    why: "g10k's word for it",
  },
  {
    pattern: /^[ \t]*forge\.cacheTtl\b[^\r\n]*/gim,
    write: ([line]) => `# ${line.trim()}`,
    why: 'a setting of g10k alone',
  },
];
const modulefile: ForeignLine = {
  pattern: /^[ \t]*modulefile(?=[ \t]*\r?$)/gm,
  write: () => 'metadata',
  why: 'Puppet replaced the Modulefile by metadata.json',
};

/**
 * Lines that would keep a Puppetfile from being read, in words that pupfile knows. The text need not be
 * Ruby: that is what these lines keep it from.
 *
 * @param hasMetadata whether a metadata.json stands beside the file
 */
export function adoptLines(
  { text, file }: { readonly text: string; readonly file: string },
  { hasMetadata }: { readonly hasMetadata: boolean },
): Adoption {
  const source = createSourceText(file, text);
  const found = [...g10kLines, ...(hasMetadata ? [modulefile] : [])].flatMap(
    ({ pattern, write, why }) =>
      Array.from(source.text.matchAll(pattern), (match) => {
        const end = match.index + match[0].length;
        const start = end - match[0].trimStart().length;
        const written = write(match);
        const place = { span: source.spanBetween(start, end), text: `\`${written}\`: ${why}` };
        return { edit: { start, end, text: written }, place };
      }),
  );
  return { edits: found.map(({ edit }) => edit), places: found.map(({ place }) => place) };
}

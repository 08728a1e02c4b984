import type { TextRange } from '../ruby/ruby-parser.ts';
import type { BrokenText, SyntaxExplanation } from './syntax-errors.ts';

type Text = Pick<BrokenText, 'source' | 'tree'>;

/** What git leaves in a file where two branches changed the same lines. */
export function explainConflictMarker({ source }: Text): SyntaxExplanation | null {
  const marker = /^(?:<{7}|={7}|>{7})(?=[ \r\n]|$)/m.exec(source.text);
  return marker === null
    ? null
    : {
        problem: 'it holds the conflict markers of a merge',
        start: marker.index,
        end: marker.index + marker[0].length,
        label: 'a merge was not finished here',
        hint: 'keep one side, and delete the lines with <<<<<<<, ======= and >>>>>>>',
      };
}

/** The tags of ERB, which are valid Ruby between quotes. */
export function explainTemplate({ source, tree }: Text): SyntaxExplanation | null {
  const tags = source.text.matchAll(/<%[-=#]?(?=\s).*?%>|^[ \t]*(?=<%)/gm);
  const tag = [...tags].find(({ index }) => !isInside(index, tree.comments));
  if (tag === undefined) return null;
  const start = source.text.indexOf('<%', tag.index);
  return {
    problem: 'it is an ERB template',
    start,
    end: start + 2,
    label: 'a template tag',
    hint: 'render the template, and give pupfile what comes out',
  };
}

/** `// a remark`, which Ruby takes for an empty regular expression. */
export function explainSlashComment({ source, tree, error }: BrokenText): SyntaxExplanation | null {
  const lineStart = source.text.lastIndexOf('\n', error.start - 1) + 1;
  const line = source.text.slice(lineStart, lineStart + 1000).split('\n', 1)[0] ?? '';
  const slashes = /(?<=^|\s)\/\/(?=\s|$)/.exec(line);
  if (slashes === null || isInside(lineStart + slashes.index, tree.comments)) return null;
  const start = lineStart + slashes.index;
  return {
    problem: '`//` begins no comment',
    start,
    end: start + 2,
    label: 'not a comment of Ruby',
    hint: 'a comment begins with #',
  };
}

/** `forge.baseUrl http://…`, which g10k reads without being Ruby. */
export function explainG10kSetting({ source, tree }: Text): SyntaxExplanation | null {
  const setting = /^[ \t]*(forge\.(baseUrl|cacheTtl))\b[ \t]*['"]?([^\s'"]*)/im.exec(source.text);
  if (setting === null || isInside(setting.index, tree.comments)) return null;
  const [all, words = '', name = '', value = ''] = setting;
  const start = setting.index + all.indexOf(words);
  const isUrl = name.toLowerCase() === 'baseurl';
  return {
    problem: `\`${words}\` is a setting of g10k alone`,
    start,
    end: start + words.length,
    label: 'not a word of a Puppetfile',
    hint: isUrl ? `write: forge '${value}'` : 'delete the line; pupfile needs no such setting',
  };
}

function isInside(offset: number, ranges: readonly TextRange[]): boolean {
  return ranges.some(({ start, end }) => start <= offset && offset < end);
}

import { redactUrls } from '../errors/redact.ts';
import { type LockfileDifference, lockCommand } from './compare-lockfile.ts';
import { formatLockfile } from './format-lockfile.ts';
import { redactRemote } from './locked-remote.ts';
import type { Lockfile } from './lockfile.ts';
import { isSourceHeading } from './parse-source-block.ts';

/**
 * What is to be said about the text of a lock, whatever the Puppetfile says: the first line that
 * pupfile writes otherwise, and the URLs with credentials.
 *
 * Line ends of Windows are passed over, because git makes them; so are locks without a block of
 * pupfile, which librarian-puppet writes in more than one way.
 */
export function inspectLockfile(text: string, lockfile: Lockfile): readonly LockfileDifference[] {
  const given = text.replaceAll('\r\n', '\n');
  const written = formatLockfile(lockfile);
  // Nearly every lock is: then there is no line to look at.
  if (given === written && given === redactUrls(given)) return [];
  const lines = linesOf(given);
  const fix = lockCommand(lockfile.platform);
  return [
    ...findOtherLine(lines.map(redactLine), linesOf(written)).map((one) => ({ ...one, fix })),
    ...findCredentials(lines).map((finding) => ({ ...finding, fix })),
  ];
}

/** With their line ends, which the last one may lack. */
function linesOf(text: string): readonly string[] {
  return text.split(/(?<=\n)/);
}

type Finding = Omit<LockfileDifference, 'fix'>;

const ownHeadings = [
  'CHECKSUMS',
  'EXCLUSIONS',
  'LAYER',
  'LAYOUT',
  'NAMES',
  'OVERRIDES',
  'PE',
  'PUPPET',
  'REQUIREMENTS',
];

interface NumberedLine {
  readonly text: string;
  readonly number: number;
}

function findOtherLine(lines: readonly string[], written: readonly string[]): readonly Finding[] {
  if (!lines.some((line) => ownHeadings.includes(line.trimEnd()))) return [];
  const found = understoodLines(lines);
  const first = found.findIndex(({ text }, index) => text !== written[index]);
  const index = first === -1 ? found.length : first;
  if (index === found.length && index === written.length) return [];
  const lockLine = found[index]?.number ?? lines.length + 1;
  const message = `line ${lockLine} of the lock ${describe(found[index]?.text)}, and pupfile ${describeWritten(written[index])}`;
  return [{ rule: 'not-canonical', message, lockLine }];
}

/** Without what only a newer pupfile understands, and writes. */
function understoodLines(lines: readonly string[]): readonly NumberedLine[] {
  const known = new Set(['DEPENDENCIES', ...ownHeadings]);
  let heading = '';
  return lines
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => {
      if (/^\S/.test(text)) heading = text.trimEnd();
      const isOtherChecksum =
        heading === 'CHECKSUMS' && /\) (?!(?:sha256|git|tree)=)[a-z0-9]+=\S+\s*$/.test(text);
      return (known.has(heading) || isSourceHeading(heading)) && !isOtherChecksum;
    });
}

function describe(text: string | undefined): string {
  if (text === undefined) return 'is the end of the file';
  if (!text.endsWith('\n')) return `is \`${text}\` without a line end`;
  return text === '\n' ? 'is blank' : `is \`${text.slice(0, -1)}\``;
}

function describeWritten(text: string | undefined): string {
  if (text === undefined) return 'ends the file before';
  return text === '\n' ? 'leaves it blank' : `writes \`${text.slice(0, -1)}\``;
}

/** Both are told without what is secret. */
function redactLine(line: string): string {
  const [, option = '', remote = ''] = /^( {2}remote: )(.*\n?)$/.exec(line) ?? [];
  return option === '' ? line : option + redactRemote(remote);
}

function findCredentials(lines: readonly string[]): readonly Finding[] {
  return lines.flatMap((line, index) =>
    redactLine(line) === line
      ? []
      : [
          {
            rule: 'credentials',
            severity: 'warning',
            message: `a URL of the lock has credentials; pupfile writes it as \`${redactLine(line).trim()}\``,
            lockLine: index + 1,
          },
        ],
  );
}

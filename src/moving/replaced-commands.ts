import type { MovingFinding } from './moving-finding.ts';
import type { ScriptFile } from './project-facts.ts';

/** A command of another tool, and what takes its place. */
interface ReplacedCommand {
  /** At the beginning of what is left of a line. */
  readonly pattern: RegExp;
  /** The command of pupfile; undefined where there is none. */
  readonly command?: string;
  /** Whether what stands behind it are modules, which go along. */
  readonly takesModules?: boolean;
  /** What to do where there is no command. */
  readonly advice?: string;
}

const perBranch =
  'pupfile makes no environments: run `pupfile install` in the checkout of each branch';
const unneeded = 'not needed any more: pupfile needs Node.js only';

// Sources: librarian-puppet 3.0.1, r10k 3.15.4, g10k 0.9.7, `puppet help module` of Puppet 7, and Bolt's
// reference of commands.
const commands: readonly ReplacedCommand[] = [
  { pattern: /librarian-puppet\s+install\b/, command: 'install' },
  { pattern: /librarian-puppet\s+update\b/, command: 'update', takesModules: true },
  { pattern: /librarian-puppet\s+outdated\b/, command: 'outdated' },
  { pattern: /librarian-puppet\s+show\b/, command: 'show', takesModules: true },
  { pattern: /librarian-puppet\s+package\b/, command: 'vendor' },
  { pattern: /librarian-puppet\s+init\b/, command: 'init' },
  {
    pattern: /librarian-puppet\s+clean\b/,
    advice: 'pupfile repairs what is not as it should be: leave it out',
  },
  {
    pattern: /librarian-puppet\s+config\b/,
    advice: 'pupfile remembers no option: give it, or its variable PUPFILE_…',
  },
  { pattern: /r10k\s+puppetfile\s+install\b/, command: 'install' },
  { pattern: /r10k\s+puppetfile\s+check\b/, command: 'parse' },
  { pattern: /r10k\s+puppetfile\s+purge\b/, command: 'install --clean' },
  { pattern: /r10k\s+deploy\b/, advice: perBranch },
  { pattern: /g10k\s.*?-puppetfile\b/, command: 'install' },
  { pattern: /g10k\s+-config\b/, advice: perBranch },
  {
    pattern: /puppet\s+module\s+install\b/,
    command: 'add',
    takesModules: true,
    advice: 'run it once and commit what it writes; this line then is `pupfile install`',
  },
  { pattern: /puppet\s+module\s+upgrade\b/, command: 'upgrade', takesModules: true },
  { pattern: /puppet\s+module\s+uninstall\b/, command: 'remove', takesModules: true },
  { pattern: /puppet\s+module\s+list\b/, command: 'tree' },
  { pattern: /puppet\s+module\s+changes\b/, command: 'verify' },
  { pattern: /bolt\s+(?:module|puppetfile)\s+install\b/, command: 'install' },
  { pattern: /bolt\s+module\s+add\b/, command: 'add', takesModules: true },
  { pattern: /bolt\s+(?:module|puppetfile)\s+show(?:-modules)?\b/, command: 'show' },
  { pattern: /gem\s+install\s.*?\b(?:librarian-puppet|r10k)\b/, advice: unneeded },
];

// `--no-use-v1-api` and the like are nothing that pupfile has a word for.
const directories = /\s--?(?:path|moduledir|target-dir|install-dir)(?:\s+|=)(["']?)([^\s"']+)\1/;
const files = /\s--?(?:puppetfile|puppetfilelocation)(?:\s+|=)(["']?)([^\s"'-][^\s"']*)\1/;
const flags: readonly (readonly [pattern: RegExp, option: string])[] = [
  [/\s--(?:destructive|clean)\b/, '--clean'],
  [/\s--local\b/, '--offline'],
];

/** A finding for each call of another tool in a script, at its line. Lines of comment count for nothing. */
export function findReplacedCommands({ file, text }: ScriptFile): readonly MovingFinding[] {
  return text.split('\n').flatMap((content, index) => {
    if (/^\s*(?:#|\/\/)/.test(content)) return [];
    return readLine(content).map((found) => ({
      rule: 'replaced-command' as const,
      weight: 'renamed' as const,
      file,
      line: index + 1,
      ...found,
    }));
  });
}

type Told = Pick<MovingFinding, 'message' | 'advice'>;

/** Several commands may be joined in a line; each ends where the next one begins. */
function readLine(content: string): readonly Told[] {
  return content.split(/&&|\|\||;|\|/).flatMap((part) => {
    const found = commands.find(({ pattern }) => startOf(pattern).test(part));
    if (found === undefined) return [];
    const [match = ''] = startOf(found.pattern).exec(part) ?? [];
    const name = match
      .replace(/^[^\w]+/, '')
      .replace(/\s+/g, ' ')
      .trim();
    const rest = part.slice(part.indexOf(match) + match.length);
    return [tell(name, found, { part, rest })];
  });
}

/** Not in the middle of a word or a path other than of the program itself: `/opt/bin/r10k` is r10k. */
function startOf(pattern: RegExp): RegExp {
  return new RegExp(String.raw`(?<![\w.-])${pattern.source}`);
}

interface CommandText {
  /** The whole command. */
  readonly part: string;
  /** What stands behind its words. */
  readonly rest: string;
}

function tell(name: string, replaced: ReplacedCommand, { part, rest }: CommandText): Told {
  const { command, advice, takesModules = false } = replaced;
  if (command === undefined) return { message: `\`${name}\` has no counterpart here`, advice };
  const words = ['pupfile', command, ...(takesModules ? modulesIn(rest) : []), ...optionsIn(part)];
  return { message: `\`${name}\` is \`${words.join(' ')}\` here`, advice };
}

function modulesIn(rest: string): readonly string[] {
  const words = rest
    .replaceAll(/["'`\\\])]/g, ' ')
    .trim()
    .split(/\s+/);
  return words.filter((word) => /^[A-Za-z0-9]\w*[-/][A-Za-z0-9_]+$/.test(word)).slice(0, 5);
}

function optionsIn(part: string): readonly string[] {
  const directory = directories.exec(part)?.[2];
  const puppetfile = files.exec(part)?.[2];
  return [
    ...(puppetfile === undefined ? [] : ['--puppetfile', puppetfile]),
    ...(directory === undefined || directory === 'modules' ? [] : ['--modules-dir', directory]),
    ...flags.filter(([pattern]) => pattern.test(part)).map(([, option]) => option),
  ];
}

const scriptNames =
  /^(?:Dockerfile|Containerfile|Rakefile|Makefile|Jenkinsfile|Vagrantfile|\.gitlab-ci\.ya?ml|\.travis\.yml|azure-pipelines\.yml)$|^(?:Dockerfile|Containerfile)\.|\.(?:Dockerfile|sh|rake|mk)$/i;

/** The directories that are looked through for scripts, beside the project's own; relative to it. */
export const scriptDirectories: readonly string[] = [
  '.github/workflows',
  '.gitlab',
  'bin',
  'ci',
  'docker',
  'rakelib',
  'scripts',
];

/** Whether a file may run commands, by its path relative to the project. */
export function isScript(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    scriptNames.test(name) ||
    /^\.(?:github\/workflows|gitlab)\/[^/]+\.ya?ml$/.test(path) ||
    /^bin\/[\w-]+$/.test(path)
  );
}

/** Whether a script is one that a CI service runs, where `CI=true`. */
export function isPipeline(path: string): boolean {
  return /^(?:\.github\/workflows\/|\.gitlab(?:-ci\.|\/)|\.travis\.yml$|Jenkinsfile$|azure-pipelines\.yml$)/.test(
    path,
  );
}

/** Who one is to a host. */
export interface NetrcLogin {
  readonly user: string;
  readonly password: string;
}

/** A netrc: the passwords that curl, git and pip use, too. */
export interface Netrc {
  readonly machines: readonly (NetrcLogin & { readonly host: string })[];
  /** For every host that has no entry of its own. */
  readonly default: NetrcLogin | undefined;
}

/** A netrc that cannot be understood, and where. */
export interface NetrcProblem {
  /** Counts from 1. */
  readonly line: number;
  /** Never holds a value, which might be a password in the wrong place. */
  readonly problem: string;
}

/**
 * Reads a netrc (ftp(1); quotes and comments as curl has them):
 *
 *     machine forge.example login alice password "two words"
 *     default login anonymous password guest
 *
 * `account` and the bodies of `macdef` are passed over; entries without a password are left out.
 */
export function parseNetrc(text: string): Netrc | NetrcProblem {
  const words = splitWords(text);
  if ('problem' in words) return words;
  const entries: Entry[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const { text: keyword = '', line = 0 } = words[index] ?? {};
    if (keyword === 'default') {
      entries.push({});
      continue;
    }
    index += 1;
    const problem = addValue(entries, keyword, words[index]?.text);
    if (problem !== undefined) return { line, problem };
  }
  return toNetrc(entries);
}

/** What a netrc has for a host. */
export function findLogin(
  netrc: Netrc,
  host: string,
  { allowsDefault }: { readonly allowsDefault: boolean },
): NetrcLogin | undefined {
  const wanted = host.toLowerCase();
  const own = netrc.machines.find((machine) => machine.host.toLowerCase() === wanted);
  return own ?? (allowsDefault ? netrc.default : undefined);
}

interface Word {
  readonly text: string;
  readonly line: number;
}

interface Entry {
  machine?: string;
  login?: string;
  password?: string;
  account?: string;
}

const keywords = ['machine', 'login', 'password', 'account'] as const;

interface Reading {
  readonly words: Word[];
  /** What comes next is the value of a keyword, whatever it looks like. */
  isValue: boolean;
  isMacro: boolean;
}

function splitWords(text: string): readonly Word[] | NetrcProblem {
  const reading: Reading = { words: [], isValue: false, isMacro: false };
  for (const [index, lineText] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    // The body of a macro ends with an empty line.
    if (reading.isMacro) reading.isMacro = lineText.trim() !== '';
    else if (!splitLine(lineText, line, reading)) return { line, problem: 'an open quote' };
  }
  return reading.words;
}

/** False where a quote stays open. */
function splitLine(text: string, line: number, reading: Reading): boolean {
  for (const [, quoted, plain = ''] of text.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)) {
    if (plain.startsWith('"')) return false;
    if (!reading.isValue && endsLine(plain)) {
      reading.isMacro = plain === 'macdef';
      return true;
    }
    reading.words.push({ text: quoted?.replace(/\\(.)/g, '$1') ?? plain, line });
    reading.isValue = !reading.isValue && plain !== 'default';
  }
  return true;
}

function endsLine(keyword: string): boolean {
  return keyword === 'macdef' || keyword.startsWith('#');
}

/** Adds to the last entry, or begins one; tells what is wrong. */
function addValue(
  entries: Entry[],
  keyword: string,
  value: string | undefined,
): string | undefined {
  const field = keywords.find((one) => one === keyword);
  if (field === undefined) return 'a word that no netrc has';
  if (value === undefined) return `nothing behind \`${field}\``;
  if (field === 'machine') entries.push({});
  const entry = entries.at(-1);
  if (entry === undefined) return `\`${field}\` before any machine`;
  entry[field] = value;
  return undefined;
}

function toNetrc(entries: readonly Entry[]): Netrc {
  const complete = entries.flatMap(({ machine, login = '', password }) =>
    password === undefined ? [] : [{ machine, login: { user: login, password } }],
  );
  return {
    machines: complete.flatMap(({ machine, login }) =>
      machine === undefined ? [] : [{ host: machine, ...login }],
    ),
    default: complete.find(({ machine }) => machine === undefined)?.login,
  };
}

/**
 * Go's txtar: a comment, then files between markers.
 *
 *     What this is about.
 *     -- Puppetfile --
 *     mod 'acme-web'
 *     -- $ pupfile install --
 *     Installed 1 module
 *
 * Source of the format: https://pkg.go.dev/golang.org/x/tools/txtar
 */
export interface Txtar {
  readonly comment: string;
  readonly sections: readonly TxtarSection[];
}

export interface TxtarSection {
  readonly name: string;
  /** Ends with a line break unless it is empty. */
  readonly body: string;
}

export function parseTxtar(text: string): Txtar {
  const [comment = '', ...rest] = text.split(/^-- (.+) --\n/m);
  const sections: TxtarSection[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    sections.push({ name: rest[index] ?? '', body: rest[index + 1] ?? '' });
  }
  return { comment, sections };
}

export function formatTxtar({ comment, sections }: Txtar): string {
  return comment + sections.map(({ name, body }) => `-- ${name} --\n${body}`).join('');
}

/**
 * What a terminal shows after it was sent this: of what programs may send, what our live view does. Wide
 * enough for every line; throws RangeError at what it does not know.
 */
export function shownScreen(text: string): readonly string[] {
  const lines: string[] = [''];
  let row = 0;
  let column = 0;
  const put = (printed: string) => {
    const line = (lines[row] ?? '').padEnd(column);
    lines[row] = line.slice(0, column) + printed + line.slice(column + printed.length);
    column += printed.length;
  };
  const control: Readonly<Record<string, (count: number) => void>> = {
    '\r': () => {
      column = 0;
    },
    '\n': () => {
      row += 1;
      // A terminal's driver goes to the line's beginning, too.
      column = 0;
      lines[row] ??= '';
    },
    K: () => {
      lines[row] = (lines[row] ?? '').slice(0, column);
    },
    J: () => {
      lines[row] = (lines[row] ?? '').slice(0, column);
      lines.splice(row + 1);
    },
    A: (count) => {
      row = Math.max(0, row - count);
    },
    '?7l': () => {},
    '?7h': () => {},
  };
  const act = (name: string, count: number) => {
    const known = control[name];
    if (known === undefined) throw new RangeError(`an unknown sequence: ${JSON.stringify(name)}`);
    known(count);
  };
  const [plain = '', ...sequences] = text.split(`\u001b[`);
  const print = (printed: string) => {
    for (const piece of printed.split(/([\r\n])/)) {
      if (piece === '\r' || piece === '\n') act(piece, 1);
      else if (piece !== '') put(piece);
    }
  };
  print(plain);
  for (const sequence of sequences) {
    const [all = '', count = '', name = ''] = /^(\d*)([A-Z]|\?7[lh])/.exec(sequence) ?? [];
    act(name, Number(count || 1));
    print(sequence.slice(all.length));
  }
  return lines;
}

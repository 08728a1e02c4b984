import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { commandEnvironment, runSuccessfully } from './run-command.ts';

export interface TerminalOptions {
  readonly columns: number;
  readonly rows?: number;
  readonly directory: string;
  /** Added to PATH, HOME and the locale. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A shell in a terminal that nobody sees; tmux makes it. */
export interface TerminalSession {
  /** Types a line and ends it. */
  type(line: string): Promise<void>;
  /** Presses a key, as tmux names it: `C-c`. */
  press(key: string): Promise<void>;
  resize(columns: number): Promise<void>;
  /** What the terminal shows now, with what has been scrolled away, without blank lines at its end. */
  screen(): Promise<string>;
  /** What it shows as soon as that is what is waited for; fails with the last after a minute. */
  screenWith(wanted: RegExp): Promise<string>;
  close(): Promise<void>;
}

const pollMs = 20;
const mostMs = 60_000;

/** Opens a terminal with a shell that has no prompt but `$`, in a directory. */
export async function openTerminal(options: TerminalOptions): Promise<TerminalSession> {
  const { columns, rows = 24, directory, env = {} } = options;
  const server = `pupfile-${randomUUID()}`;
  const tmux = async (...words: string[]) => {
    const all = ['-L', server, '-f', '/dev/null', ...words];
    // The directory may be gone when the terminal is closed.
    return (await runSuccessfully('tmux', all, { cwd: '/' })).stdout;
  };
  const variables = Object.entries({ ...commandEnvironment(), TERM: 'screen', PS1: '$ ', ...env });
  const settings = variables.map(([name, value]) => `${name}=${value}`);
  const shell = ['env', '-C', directory, '-i', ...settings, 'sh', '-m', '-i'];
  const size = ['-x', String(columns), '-y', String(rows)];
  await tmux('new-session', '-d', ...size, '-s', 'main', '--', ...shell);
  const screen = async () => (await tmux('capture-pane', '-p', '-S', '-')).trimEnd();
  return {
    type: async (line) => {
      await tmux('send-keys', '-l', '--', line);
      await tmux('send-keys', 'Enter');
    },
    press: async (key) => void (await tmux('send-keys', key)),
    resize: async (width) => {
      await tmux('resize-window', '-x', String(width), '-y', String(rows));
    },
    screen,
    screenWith: async (wanted) => {
      const end = performance.now() + mostMs;
      let shown = await screen();
      while (!wanted.test(shown)) {
        if (performance.now() > end) throw new Error(`${wanted} is not on the screen:\n${shown}`);
        await delay(pollMs);
        shown = await screen();
      }
      return shown;
    },
    close: async () => void (await tmux('kill-server')),
  };
}

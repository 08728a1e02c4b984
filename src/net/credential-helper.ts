import { spawn } from 'node:child_process';
import { PupfileError } from '../errors/pupfile-error.ts';
import { sanitizeText } from '../errors/redact.ts';

export interface CredentialHelperOptions {
  /** The part behind `docker-credential-`: `pass`. */
  readonly name: string;
  /** What the helper is asked about: `registry.example`, `https://index.docker.io/v1/`. */
  readonly address: string;
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** How long it may take, in milliseconds; then it is stopped. It may ask its user something. */
  readonly timeoutMs?: number;
  /** Stops it; the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What a helper knows. Never to be printed or stored. */
export interface HelpersAnswer {
  readonly user: string;
  readonly secret: string;
}

/**
 * Asks `docker-credential-NAME get`, with the address on its standard input (docker-credential-helpers,
 * README.md); undefined where it knows nothing of it.
 *
 * Throws REGISTRY_LOGIN_FAILED where there is no such program, or it fails, takes too long or answers
 * something else.
 */
export async function askCredentialHelper(
  options: CredentialHelperOptions,
): Promise<HelpersAnswer | undefined> {
  const program = `docker-credential-${options.name}`;
  if (!/^[A-Za-z0-9._-]+$/.test(options.name)) {
    const shown = sanitizeText(options.name);
    throw failure(`\`${shown}\` is not the name of a credential helper`);
  }
  const { status, stdout, stderr } = await run(program, options);
  if (status === 0) return readAnswer(program, stdout);
  if (/credentials not found|no credentials (?:server|username)/i.test(stdout)) return undefined;
  // Helpers say on their standard output what is wrong; a login there would be JSON.
  const said = `${stdout.includes('{') ? '' : stdout}\n${stderr}`;
  const lines = sanitizeText(said)
    .split('\n')
    .filter((line) => line.trim() !== '');
  throw failure(`\`${program}\` has no login for ${options.address}`, {
    notes: lines.length === 0 ? [`it ended with status ${status}`] : lines.slice(0, 10),
  });
}

interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const defaultTimeoutMs = 60_000;
const mostCharacters = 1024 * 1024;

function run(program: string, options: CredentialHelperOptions): Promise<Ended> {
  const { address, variables, timeoutMs = defaultTimeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const child = spawn(program, ['get'], {
      env: { ...variables },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    const giveUp = (reason: unknown) => {
      // What it has started may hold its pipes open longer than itself.
      child.kill('SIGKILL');
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      settle(() => reject(reason));
    };
    const seconds = Math.ceil(timeoutMs / 1000);
    const late = failure(`\`${program}\` did not answer within ${seconds} s, and was stopped`);
    const timer = setTimeout(() => giveUp(late), timeoutMs);
    const onAbort = () => giveUp(signal?.reason);
    signal?.addEventListener('abort', onAbort);
    const gather = (stream: NodeJS.ReadableStream) => {
      const gathered = { text: '' };
      stream.setEncoding('utf8').on('data', (text: string) => {
        gathered.text += text;
        if (gathered.text.length > mostCharacters) giveUp(failure(`\`${program}\` says too much`));
      });
      return gathered;
    };
    const [stdout, stderr] = [gather(child.stdout), gather(child.stderr)];
    child.on('error', (cause) => settle(() => reject(cannotRun(program, cause))));
    child.on('close', (status) =>
      settle(() => resolve({ status: status ?? -1, stdout: stdout.text, stderr: stderr.text })),
    );
    // It may end without reading.
    child.stdin.on('error', () => {}).end(address);
  });
}

function readAnswer(program: string, stdout: string): HelpersAnswer {
  const { Username: user, Secret: secret } = parse(stdout);
  if (typeof user === 'string' && typeof secret === 'string') return { user, secret };
  // Of the answer itself nothing is shown: it may hold the secret.
  throw failure(`\`${program}\` answers something else than a login`);
}

function parse(text: string): Record<string, unknown> {
  try {
    return { ...JSON.parse(text) };
  } catch {
    return {};
  }
}

function cannotRun(program: string, cause: Error): PupfileError {
  const isMissing = 'code' in cause && cause.code === 'ENOENT';
  if (!isMissing) return failure(`\`${program}\` cannot be run: ${cause.message}`, { cause });
  return failure(`There is no \`${program}\` in PATH`, {
    cause,
    hint: "install it, or take it out of docker's config.json, whose `credsStore` or `credHelpers` names it",
  });
}

function failure(message: string, details: ConstructorParameters<typeof PupfileError>[2] = {}) {
  return new PupfileError('REGISTRY_LOGIN_FAILED', message, details);
}

import type { Spool } from '../files/spool.ts';
import { type Credential, type Credentials, createCredentials, isLoopback } from './credentials.ts';
import {
  type Exchange,
  type ExchangeLimits,
  type HttpMethod,
  type OpenTransport,
  openTransport,
} from './exchange.ts';
import type { Permitted } from './follow-redirects.ts';
import { once } from './once.ts';
import { createProxyFinder } from './proxies.ts';
import type { RequestBody } from './request-body.ts';
import type { OwnTransfer } from './transfer.ts';
import { loadTrust } from './trust.ts';

/** An answer, and how it came about. */
export interface Answer extends Exchange {
  /** Where redirects led to, without a user and password. */
  readonly reached: URL;
  /** What was sent to be let in, as messages name it: `PUPFILE_FORGE_TOKEN`. */
  readonly credentialFrom: string | undefined;
  /** The environment variables that could give a credential for there. */
  readonly credentialVariables: readonly string[];
}

/** How requests are sent. */
export interface SenderOptions {
  /** How many connections to a server there may be at once. */
  readonly concurrency: number;
  readonly userAgent: string;
  /** What lets pupfile in where; without it only what addresses themselves hold. */
  readonly credentials?: Credentials;
  /** The environment variables, of which those of proxies and certificates are read. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  /** Told once for each server to which a secret is sent that others can read on its way. */
  readonly onUnencrypted?: (notice: UnencryptedNotice) => void;
  readonly limits?: Partial<Omit<ExchangeLimits, 'bodyBytes'>>;
}

export interface UnencryptedNotice {
  /** `http://forge.example:8080` */
  readonly origin: string;
  /** What is sent, as messages name it. */
  readonly from: string;
}

const defaultLimits = {
  connectMs: 10_000,
  headersMs: 15_000,
  idleMs: 15_000,
  leastBytesPerIdle: 15 * 1024,
};
/** One request of many that an address may lead to. */
export interface Sending {
  readonly permitted: Permitted;
  readonly method?: HttpMethod;
  readonly body?: RequestBody;
  /** As an exchange has them. */
  readonly isStreamed?: boolean;
  readonly isApart?: boolean;
  readonly spool?: Spool | undefined;
  readonly transfer?: OwnTransfer;
  readonly mostBytes: number;
  readonly accept: string | undefined;
  readonly signal: AbortSignal;
  /** What the address held that was asked for, and whom it is for. */
  readonly own: (Credential & { readonly origin: string }) | undefined;
  /** Nothing else is sent to be let in, wherever the request leads to. */
  readonly isOwnOnly?: boolean;
}

/** Sends requests over connections that it keeps. */
export interface Sender {
  /** Throws a TransferFault where no answer arrives. */
  send(to: URL, sending: Sending): Promise<Answer>;
  close(): Promise<void>;
}

/** Opens no connection and loads nothing before the first request. */
export function createSender(options: SenderOptions): Sender {
  const { concurrency, userAgent, variables = {}, credentials = noCredentials } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const tellUnencrypted = createTeller(options.onUnencrypted);
  let opening: Promise<OpenTransport> | undefined;
  const open = () => {
    opening ??= openConnections({ concurrency, userAgent, variables, limits });
    return opening;
  };
  const find = (to: URL, { permitted, own, isOwnOnly = false }: Sending) => {
    if (!permitted.allowsCredentials || 'authorization' in permitted.headers) return undefined;
    if (own?.origin === to.origin) return own;
    return isOwnOnly ? undefined : credentials.find(to);
  };
  return {
    send: async (to, sending) => {
      const { permitted, signal, accept, mostBytes } = sending;
      const { method, body, isStreamed, isApart, spool, transfer } = sending;
      const credential = find(to, sending);
      if (credential !== undefined) tellUnencrypted(to, credential);
      const { transport } = await open();
      const answer = await transport({
        url: to,
        method,
        body,
        isStreamed,
        isApart,
        spool,
        transfer,
        headers: {
          ...commonHeaders(userAgent, accept),
          ...(credential && { authorization: credential.authorization }),
          ...permitted.headers,
        },
        limits: { ...limits, bodyBytes: mostBytes },
        signal,
      });
      return {
        ...answer,
        reached: to,
        credentialFrom: credential?.from,
        // Only who is refused wants to know.
        get credentialVariables() {
          return credentials.variablesFor(to);
        },
      };
    },
    close: async () => (await opening)?.close(),
  };
}

async function openConnections({
  concurrency,
  userAgent,
  variables,
  limits,
}: Required<Pick<SenderOptions, 'concurrency' | 'userAgent' | 'variables'>> & {
  readonly limits: Pick<ExchangeLimits, 'connectMs'>;
}): Promise<OpenTransport> {
  return openTransport({
    connections: concurrency,
    connectMs: limits.connectMs,
    userAgent,
    findProxy: await createProxyFinder(variables),
    loadTrust: once(() => loadTrust(variables)),
  });
}

const noCredentials = createCredentials({ variables: {}, forges: [] });

function createTeller(tell: SenderOptions['onUnencrypted']) {
  const told = new Set<string>();
  return (to: URL, { from }: Credential) => {
    if (to.protocol === 'https:' || isLoopback(to) || told.has(to.origin)) return;
    told.add(to.origin);
    tell?.({ origin: to.origin, from });
  };
}

/** Archives are compressed as they are: for them no encoding is asked for, and none undone. */
function commonHeaders(userAgent: string, accept = '*/*'): Record<string, string> {
  const isJson = accept === 'application/json';
  return { 'user-agent': userAgent, accept, ...(isJson && { 'accept-encoding': 'gzip' }) };
}

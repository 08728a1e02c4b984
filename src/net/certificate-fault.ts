import type { PeerCertificate } from 'node:tls';
import { sanitizeText } from '../errors/redact.ts';
import { TransferFault } from './transfer-fault.ts';

/**
 * Tells what is wrong with a server's certificate, in words; whatever is wrong with something else
 * comes back as it is.
 *
 * @param host the name or address that the certificate had to be for
 * @param certificate what the server showed, where that is known
 */
export function explainCertificate(
  error: unknown,
  host: string,
  certificate?: PeerCertificate,
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const explain = Object.hasOwn(explanations, code) ? explanations[code] : undefined;
  if (explain === undefined) return error;
  const shown = certificate ?? certificateOf(error);
  const { message, hint } = explain({ host, certificate: shown, nowMs: Date.now() });
  return new TransferFault(message, false, { cause: error, hint });
}

interface Shown {
  readonly host: string;
  readonly certificate: PeerCertificate | undefined;
  readonly nowMs: number;
}

type Explain = (shown: Shown) => { readonly message: string; readonly hint: string };

const trustHint =
  'if it may be trusted, SSL_CERT_FILE=FILE or NODE_EXTRA_CA_CERTS=FILE names the certificate of its authority';
const datesHint = 'the server needs another certificate, unless the clock of this machine is wrong';

const selfSigned: Explain = () => ({
  message: 'its certificate is signed by nobody but itself, and this machine does not trust it',
  hint: trustHint,
});

const unknownIssuer: Explain = ({ certificate }) => {
  const issuer = nameOf(certificate?.issuer);
  const who = issuer === undefined ? 'somebody' : `\`${issuer}\``;
  return {
    message: `its certificate is signed by ${who}, whom this machine does not trust`,
    hint: trustHint,
  };
};

const expired: Explain = ({ certificate, nowMs }) => {
  const end = Date.parse(certificate?.valid_to ?? '');
  return {
    message:
      end < nowMs
        ? `its certificate has expired on ${dayOf(end)}`
        : 'a certificate that it depends on has expired',
    hint: datesHint,
  };
};

const tooEarly: Explain = ({ certificate, nowMs }) => {
  const start = Date.parse(certificate?.valid_from ?? '');
  return {
    message:
      start > nowMs
        ? `its certificate is not valid before ${dayOf(start)}`
        : 'a certificate that it depends on is not valid yet',
    hint: datesHint,
  };
};

const otherName: Explain = ({ host, certificate }) => ({
  message: `its certificate is for ${namesOf(certificate)}, and not for ${host}`,
  hint: 'the address must name the server as its certificate does',
});

// OpenSSL's verdicts, as Node names them.
const explanations: Readonly<Record<string, Explain>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  CERT_HAS_EXPIRED: expired,
  CERT_NOT_YET_VALID: tooEarly,
  ERR_TLS_CERT_ALTNAME_INVALID: otherName,
};

const mostNames = 5;

function namesOf(certificate: PeerCertificate | undefined): string {
  const all = (certificate?.subjectaltname ?? '')
    .split(', ')
    .map((name) => name.replace(/^(?:DNS|IP Address):/, ''))
    .filter(Boolean);
  const names = all.length > 0 ? all : [nameOf(certificate?.subject) ?? 'another host'];
  const shown = names.slice(0, mostNames).map(shorten).join(', ');
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown;
}

function nameOf(subject: PeerCertificate['subject'] | undefined): string | undefined {
  // Several of one kind come as a list.
  const name = subject?.CN ?? subject?.O;
  return name ? shorten(String(name)) : undefined;
}

/** A certificate is from outside. */
function shorten(text: string): string {
  const clean = sanitizeText(text).replace(/\s+/g, ' ');
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}

function dayOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 10);
}

function certificateOf(error: unknown): PeerCertificate | undefined {
  return error instanceof Error && 'cert' in error ? (error.cert as PeerCertificate) : undefined;
}

import { X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SecureContext } from 'node:tls';
import { hasErrno, reasonOf } from '../errors/file-system-error.ts';
import { PupfileError } from '../errors/pupfile-error.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Whom to trust beside Node's own list of authorities, by OpenSSL's variables, which Node itself
 * passes over: the certificates of SSL_CERT_FILE, and those of the directories of SSL_CERT_DIR.
 * Undefined where neither says anything: then Node's list counts, with its NODE_EXTRA_CA_CERTS.
 *
 * Throws FILE_SYSTEM for a file that cannot be read, USAGE for one without certificates.
 */
export async function loadTrust(variables: Variables): Promise<SecureContext | undefined> {
  const file = variables['SSL_CERT_FILE'] || undefined;
  const directories = variables['SSL_CERT_DIR'] || undefined;
  if (file === undefined && directories === undefined) return undefined;
  const { createSecureContext, rootCertificates } = await import('node:tls');
  // Who names authorities of his own to Node takes the place of its list and of this variable.
  const extra = variables['NODE_EXTRA_CA_CERTS'] || undefined;
  const certificates = new Set([
    ...rootCertificates.map((certificate) => certificate.trim()),
    ...(extra === undefined ? [] : readCertificates('NODE_EXTRA_CA_CERTS', extra)),
    ...(file === undefined ? [] : readCertificates('SSL_CERT_FILE', file)),
    ...(directories?.split(':').flatMap(readDirectory) ?? []),
  ]);
  return createSecureContext({ ca: [...certificates] });
}

// The largest bundle of all authorities has 500 KiB.
const mostBytes = 16 * 1024 * 1024;

function readCertificates(variable: string, path: string): readonly string[] {
  const certificates = splitPem(readText(variable, path));
  const broken = certificates.findIndex((certificate) => !isCertificate(certificate));
  if (certificates.length > 0 && broken === -1) return certificates;
  const problem =
    broken === -1 ? 'which has no certificate' : `whose certificate ${broken + 1} is damaged`;
  throw new PupfileError('USAGE', `${variable} names \`${path}\`, ${problem}`, {
    hint: 'it is a text file of certificates, each from -----BEGIN CERTIFICATE----- on',
  });
}

/** As for OpenSSL, a directory need not be there, and files in it that are none of ours don't matter. */
function readDirectory(directory: string): readonly string[] {
  return listFiles(directory).flatMap(readOrPassOver).filter(isCertificate);
}

function readOrPassOver(path: string): readonly string[] {
  try {
    return splitPem(readText('SSL_CERT_DIR', path));
  } catch {
    // Links lead to what was removed, and keys that not everybody may read lie there, too.
    return [];
  }
}

function listFiles(directory: string): readonly string[] {
  if (directory === '') return [];
  try {
    return readdirSync(directory)
      .sort()
      .map((name) => join(directory, name));
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw unreadable('SSL_CERT_DIR', directory, error);
  }
}

function readText(variable: string, path: string): string {
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw new Error('it is a directory');
    // Opening a FIFO would wait for ever.
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > mostBytes) throw new Error(`it is larger than ${mostBytes >> 20} MiB`);
    return readFileSync(path, 'latin1');
  } catch (error) {
    throw unreadable(variable, path, error);
  }
}

function unreadable(variable: string, path: string, cause: unknown): PupfileError {
  return new PupfileError(
    'FILE_SYSTEM',
    `${variable} names \`${path}\`, which cannot be read: ${reasonOf(cause)}`,
    { cause },
  );
}

/** OpenSSL's own form, `TRUSTED CERTIFICATE`, has more behind the certificate, and is passed over. */
function splitPem(text: string): readonly string[] {
  const pattern = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
  return [...text.matchAll(pattern)].map(([block]) => block.replaceAll('\r', ''));
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

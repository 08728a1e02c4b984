import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes a program `docker-credential-NAME` of shell commands; the result is a PATH that has it first. */
export function writeCredentialHelper(directory: string, name: string, commands: string): string {
  const folder = join(directory, 'bin');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `docker-credential-${name}`);
  writeFileSync(file, `#!/bin/sh\n${commands}\n`);
  chmodSync(file, 0o755);
  return `${folder}:${process.env['PATH']}`;
}

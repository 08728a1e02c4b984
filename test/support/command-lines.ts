import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** The words of every process that runs now, as any user of the machine can see them. */
export function readCommandLines(): string {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-axww', '-o', 'command'], { encoding: 'utf8' });
  }
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.map(readCommandLine).join('\n');
}

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}

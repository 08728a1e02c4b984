// Writes the man page, of the same definitions that the command line is read by.
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Writes pupfile.1 into a directory. */
export async function buildManual(directory) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/manual/manual.ts'],
    write: false,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // The code of the commands, which none of them is run for.
    external: ['./runs/*'],
    logLevel: 'warning',
  });
  const [{ text }] = outputFiles;
  const { manual } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  await writeFile(`${directory}pupfile.1`, manual);
}

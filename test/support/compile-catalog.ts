import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

/** What Puppet makes of some classes. */
export type CompiledCatalog =
  | { readonly kind: 'catalog'; readonly text: string; readonly resources: number }
  | { readonly kind: 'failure'; readonly message: string };

/** Classes that Puppet is to compile, and the modules directory that it finds them in. */
export interface CatalogWish {
  /** For what Puppet keeps; made where it is missing. */
  readonly home: string;
  readonly modulesDirectory: string;
  readonly classes: readonly string[];
}

/** Compiles a catalog with the machine's facts, and takes from it what differs from run to run. */
export async function compileCatalog(wish: CatalogWish): Promise<CompiledCatalog> {
  const { home, modulesDirectory, classes } = wish;
  mkdirSync(home, { recursive: true });
  const manifest = join(home, 'site.pp');
  writeFileSync(manifest, classes.map((one) => `include ${one}\n`).join(''));
  const folders = ['confdir', 'vardir', 'rundir', 'logdir'].flatMap((setting) => [
    `--${setting}`,
    join(home, setting),
  ]);
  const { exitCode, stdout, stderr } = await runCommand(
    'puppet',
    ['catalog', 'compile', 'node.example', ...folders]
      .concat('--modulepath', modulesDirectory, '--manifest', manifest)
      .concat('--facts_terminus', 'facter', '--render-as', 'json'),
    { cwd: home, env: { HOME: home } },
  );
  if (exitCode !== 0) return { kind: 'failure', message: stderr };
  const catalog = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Record<string, unknown>;
  const { version: _, catalog_uuid: __, ...rest } = catalog;
  const resources = (rest['resources'] as readonly unknown[] | undefined) ?? [];
  return { kind: 'catalog', text: JSON.stringify(rest, null, 1), resources: resources.length };
}

import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import { replaceBySmall } from '../support/file-systems.ts';
import { describeFaults } from '../support/judge-fault.ts';

const modulesOf = ({ project }: FaultWorld) => join(project, 'modules');

const places: readonly FaultCase[] = [
  {
    title: 'the modules directory being a mount point',
    exit: 0,
    break: (world) => {
      replaceBySmall(world, modulesOf(world), 1024);
      return undefined;
    },
  },
  {
    title: "EXDEV: pupfile's folder on another file system",
    exit: 7,
    says: /modules.*: it lies on another file system/,
    break: (world) => replaceBySmall(world, join(modulesOf(world), '.pupfile'), 1024),
  },
  {
    title: "pupfile's folder being a link",
    exit: 7,
    says: /modules\/\.pupfile` is a symbolic link/,
    break: (world) => {
      const own = join(modulesOf(world), '.pupfile');
      const elsewhere = join(world.root, 'outside', 'own');
      renameSync(own, elsewhere);
      symlinkSync(elsewhere, own);
      return () => unlinkSync(own);
    },
  },
  {
    title: "pupfile's folder being a file",
    exit: 7,
    says: /modules\/\.pupfile` is not a directory/,
    break: (world) => {
      const own = join(modulesOf(world), '.pupfile');
      rmSync(own, { recursive: true });
      writeFileSync(own, '');
      return () => unlinkSync(own);
    },
  },
  {
    title: 'the modules directory being a link to one',
    exit: 0,
    modulesAt: 'outside/modules',
    break: (world) => {
      const elsewhere = join(world.root, 'outside', 'modules');
      renameSync(modulesOf(world), elsewhere);
      symlinkSync(elsewhere, modulesOf(world));
      return undefined;
    },
  },
  {
    title: 'the modules directory being a link that leads nowhere',
    exit: 7,
    from: 'nothing',
    says: /Could not write `.*modules.*`: it is not there/,
    break: (world) => {
      symlinkSync(join(world.root, 'outside', 'nowhere'), modulesOf(world));
      return () => unlinkSync(modulesOf(world));
    },
  },
  {
    title: 'the modules directory being a link to itself',
    exit: 7,
    from: 'nothing',
    says: /its links lead in a circle/,
    break: (world) => {
      symlinkSync('modules', modulesOf(world));
      return () => unlinkSync(modulesOf(world));
    },
  },
  {
    title: 'a file in the place of the modules directory',
    exit: 7,
    from: 'nothing',
    says: /Could not write `.*modules.*`: a part of its path is no directory/,
    break: (world) => {
      writeFileSync(modulesOf(world), 'mine');
      return () => unlinkSync(modulesOf(world));
    },
  },
  {
    title: 'a file in the place of a module',
    exit: 7,
    from: 'nothing',
    says: /modules\/web` is in the way of a module/,
    break: (world) => {
      mkdirSync(modulesOf(world));
      writeFileSync(join(modulesOf(world), 'web'), 'mine');
      return () => unlinkSync(join(modulesOf(world), 'web'));
    },
  },
  {
    title: "somebody's link to his own copy in the place of a module",
    exit: 7,
    from: 'nothing',
    says: /modules\/web` is in the way of a module/,
    break: (world) => {
      linkToCopy(world);
      return () => unlinkSync(join(modulesOf(world), 'web'));
    },
  },
  {
    title: 'an installed module that became a link to a copy',
    exit: 0,
    break: (world) => {
      rmSync(join(modulesOf(world), 'web'), { recursive: true });
      linkToCopy(world);
      return undefined;
    },
  },
  {
    title: "somebody's own folder beside the modules",
    exit: 0,
    beside: ['mine'],
    break: (world) => {
      mkdirSync(join(modulesOf(world), 'mine', 'manifests'), { recursive: true });
      writeFileSync(join(modulesOf(world), 'mine', 'manifests', 'init.pp'), 'class mine {}');
      return undefined;
    },
  },
  {
    title: 'ENAMETOOLONG: a modules directory with a long name',
    variables: { PUPFILE_MODULES_DIR: 'm'.repeat(300) },
    exit: 7,
    says: /: the name is too long/,
    break: () => undefined,
  },
  {
    title: 'EMFILE: no more than 30 open files',
    exit: 0,
    through: ['prlimit', '--nofile=30', '--'],
    break: () => undefined,
  },
];

/** A folder of somebody's, with a metadata.json that names the module. */
function linkToCopy({ root, project }: FaultWorld): void {
  const copy = join(root, 'outside', 'copy-of-web');
  mkdirSync(copy);
  writeFileSync(
    join(copy, 'metadata.json'),
    JSON.stringify({ name: 'acme-web', version: '1.0.0' }),
  );
  mkdirSync(join(project, 'modules'), { recursive: true });
  symlinkSync(copy, join(project, 'modules', 'web'));
}

describeFaults('faults of the machine, in what stands in the modules directory', places);

import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { FaultCase, FaultWorld } from '../support/fault-run.ts';
import {
  freeze,
  mountElsewhere,
  replaceByReadOnly,
  replaceBySmall,
} from '../support/file-systems.ts';
import { describeFaults } from '../support/judge-fault.ts';

const modulesOf = ({ project }: FaultWorld) => join(project, 'modules');

/** A release of the same number that no small file system holds. */
function addLargeRelease({ addRelease }: FaultWorld): void {
  addRelease({
    name: 'acme-web',
    version: '1.1.0',
    dependencies: { 'acme/base': '>= 1.1.0' },
    files: { 'files/large.bin': Buffer.alloc(512 * 1024, 'x') },
  });
}

/** The same, whose archive is too large to be in memory. */
function addLargeArchive({ addRelease }: FaultWorld): void {
  addRelease({
    name: 'acme-web',
    version: '1.1.0',
    dependencies: { 'acme/base': '>= 1.1.0' },
    files: { 'files/large.bin': randomBytes(10 * 1024 * 1024) },
  });
}

const fullOrForbidden: readonly FaultCase[] = [
  {
    title: 'ENOSPC in the modules directory',
    exit: 7,
    says: /modules\/\.pupfile\/staging-.*: the disk is full/,
    break: (world) => {
      addLargeRelease(world);
      return replaceBySmall(world, modulesOf(world), 256);
    },
  },
  {
    title: 'ENOSPC while a large archive comes',
    exit: 7,
    says: /Could not write `.*modules\/\.pupfile\/staging-\w+`: the disk is full/,
    waits: 0,
    break: (world) => {
      addLargeArchive(world);
      return replaceBySmall(world, modulesOf(world), 2048);
    },
  },
  {
    title: 'ENOSPC for the lock',
    exit: 7,
    says: /Could not write `.*Puppetfile\.lock`: the disk is full/,
    break: (world) => {
      const { project, root } = world;
      const modules = join(root, 'elsewhere');
      renameSync(modulesOf(world), modules);
      const unmount = replaceBySmall(world, project, 64);
      mkdirSync(modulesOf(world));
      world.finally(mountElsewhere(modules, modulesOf(world)));
      spawnSync('sh', ['-c', 'cat /dev/zero > filler'], { cwd: project });
      return () => {
        spawnSync('umount', ['--lazy', modulesOf(world)]);
        unmount();
        renameSync(modules, modulesOf(world));
      };
    },
  },
  {
    title: 'EFBIG: no file may be larger than 64 KiB',
    exit: 7,
    through: ['prlimit', '--fsize=65536', '--'],
    says: /the file system takes no file of that size/,
    break: (world) => {
      addLargeRelease(world);
      return undefined;
    },
  },
  {
    title: 'EACCES: a modules directory of somebody else',
    exit: 7,
    asNobody: true,
    says: /modules.*: permission denied/,
    break: (world) => {
      const { project } = world;
      spawnSync('chown', ['-R', 'root:root', modulesOf(world)]);
      return () => void spawnSync('chown', ['-R', '65534:65534', join(project, 'modules')]);
    },
  },
  {
    title: 'EACCES: a project directory of somebody else',
    from: 'nothing',
    exit: 7,
    asNobody: true,
    says: /: permission denied/,
    break: ({ project }) => {
      spawnSync('chown', ['root:root', project]);
      return () => void spawnSync('chown', ['65534:65534', project]);
    },
  },
  {
    title: 'EACCES: a module that nobody may move, its directory being sticky and foreign',
    exit: 7,
    asNobody: true,
    says: /modules.*: (?:permission denied|not permitted)/,
    break: (world) => {
      const modules = modulesOf(world);
      spawnSync('chown', ['-R', 'root:root', join(modules, 'web'), join(modules, 'base')]);
      spawnSync('chown', ['root:root', modules]);
      chmodSync(modules, 0o1777);
      return () => {
        chmodSync(modules, 0o755);
        spawnSync('chown', ['-R', '65534:65534', modules]);
      };
    },
  },
  {
    title: 'EROFS: a read-only modules directory',
    exit: 7,
    says: /modules.*: the file system is read-only/,
    break: (world) => replaceByReadOnly(world, modulesOf(world)),
  },
  {
    title: 'EROFS: a read-only project',
    exit: 7,
    from: 'nothing',
    says: /: the file system is read-only/,
    break: (world) => replaceByReadOnly(world, world.project),
  },
  {
    title: 'a module whose files cannot be deleted',
    exit: 7,
    says: /modules.*: not permitted/,
    break: (world) => freeze(world, join(modulesOf(world), 'web')),
  },
  {
    title: 'a module of which one file cannot be deleted',
    exit: 0,
    says: /warning: .*staging-.*` cannot be deleted: not permitted/,
    leaves: /^project\/modules\/\.pupfile\/staging-[^/]+\//,
    break: (world) => freeze(world, join(modulesOf(world), 'web', 'metadata.json')),
  },
];

describeFaults('faults of the machine, in the modules directory', fullOrForbidden);

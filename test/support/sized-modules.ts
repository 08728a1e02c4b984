import type { ModuleFiles } from '../../src/size/size-report.ts';

/** Three modules, of which one requires the others; each has all its files in one order. */
export const threeModules: readonly ModuleFiles[] = [
  {
    name: 'acme-base',
    version: '1.2.0',
    dependencies: [],
    files: [
      { path: 'lib/puppet/a.rb', bytes: 4000 },
      { path: 'lib/puppet/b.rb', bytes: 2000 },
      { path: 'metadata.json', bytes: 144 },
    ],
    leftOutFiles: [],
  },
  {
    name: 'acme-log',
    version: '10.0.0-rc.1',
    dependencies: ['acme-base'],
    files: [{ path: 'manifests/init.pp', bytes: 100 }],
    leftOutFiles: [{ path: 'spec/x_spec.rb', bytes: 50_000 }],
  },
  {
    name: 'acme-web',
    version: '2.0.0',
    dependencies: ['acme-base', 'acme-log'],
    files: [
      { path: 'manifests/init.pp', bytes: 1_500_000 },
      { path: 'templates/x.epp', bytes: 500_000 },
    ],
    leftOutFiles: [
      { path: 'README.md', bytes: 300 },
      { path: 'spec/x_spec.rb', bytes: 700 },
    ],
  },
];

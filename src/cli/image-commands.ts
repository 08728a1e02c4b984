import { contentChoices, sbomChoices, sizeOrderChoices } from './choices.ts';
import type { Command } from './command.ts';
import { formatOption } from './reports/report-format.ts';
import { allowUnverified, contents, keep, overrides } from './shared-options.ts';

/** The commands about what goes into an image, and what is there. */
export const imageCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'the modules directory against the lock, file by file',
    group: 'image',
    arguments: '[DIR]',
    options: [
      formatOption,
      {
        flags: '--content <KIND>',
        description: 'expect runtime, release or full, whatever was installed',
        choices: contentChoices,
      },
      keep,
      { flags: '--strict', description: 'foreign modules and wrong modes count as differences' },
      {
        flags: '--image <REF>',
        description: 'an image in a registry, or oci:DIR, not a directory',
      },
      { flags: '--prefix <PATH>', description: 'where its modules stand, as for `pupfile layer`' },
      { flags: '--platform <OS/ARCH>', description: 'which one of an image for several' },
      { flags: '--insecure-registry', description: 'speak http to the registry' },
    ],
    examples: [
      ['pupfile verify', 'is modules/ what Puppetfile.lock says?'],
      ['pupfile verify /mnt/image/modules', 'another modules directory'],
      ['pupfile verify --image registry.example/app:1', 'the modules in an image'],
      ['pupfile verify --format junit=out/verify.xml', 'the text, and a file for the CI server'],
      ['pupfile verify --offline', 'with the archives of the store alone'],
    ],
    load: () => import('./runs/verify.ts'),
  },
  {
    name: 'layer',
    summary: 'an image layer of what is locked: a tar, an OCI image, a push',
    group: 'image',
    options: [
      { flags: '-o, --output <FILE>', description: 'write a tar, or a .tar.gz' },
      { flags: '--oci <DIR>', description: 'write an OCI image layout, DIR or DIR:TAG' },
      { flags: '--push <REF>', description: 'push the image to a registry' },
      { flags: '--base <REF>', description: 'put the layer upon an image, or on oci:DIR' },
      { flags: '--insecure-registry', description: 'speak http to registries' },
      {
        flags: '--prefix <PATH>',
        description: 'where the modules stand in the image',
        default: '/etc/puppetlabs/code/environments/production/modules',
      },
      {
        flags: '--record-layer',
        description: 'write the digest into the lock, for verify --image',
      },
      {
        flags: '--sbom <FORMAT>',
        description: 'keep a cyclonedx or spdx document beside the image',
        choices: sbomChoices,
      },
      { flags: '--split', description: 'several layers, by how often things change' },
      {
        flags: '--platform <OS/ARCH>',
        description: 'what the image is for, linux/amd64 unless given; repeatable',
        isRepeatable: true,
      },
      {
        flags: '--annotation <KEY=VALUE>',
        description: 'tell more of the image; repeatable',
        isRepeatable: true,
      },
      ...contents,
      allowUnverified,
    ],
    examples: [
      ['pupfile layer -o modules.tar', 'for `ADD modules.tar /` in a Dockerfile'],
      ['pupfile layer --oci image', 'for skopeo, buildah, podman and crane'],
      ['pupfile layer --push registry.example/modules:1', 'to a registry, without a daemon'],
      [
        'pupfile layer --base registry.example/puppet:8 --push registry.example/app:1',
        'an image with Puppet and the modules',
      ],
      ['pupfile layer --oci image --split', 'layers that stay when other modules change'],
    ],
    load: () => import('./runs/layer.ts'),
  },
  {
    name: 'size',
    summary: 'what the modules hold, and what was left out of them',
    group: 'image',
    arguments: '[MODULE...]',
    options: [
      ...contents,
      {
        flags: '--sort <BY>',
        description: 'kept, left-out or name',
        default: 'kept',
        choices: sizeOrderChoices,
      },
      { flags: '--html <FILE>', description: 'write a page to explore it in a browser, too' },
    ],
    examples: [
      ['pupfile size', 'the largest modules first, and all of them by kind'],
      ['pupfile size puppetlabs-stdlib', 'what one is made of, and its largest files'],
      ['pupfile size --html size.html', 'a treemap, the dependencies and a table, in one file'],
      ['pupfile size --content full', 'what it would be with documentation and tests'],
    ],
    load: () => import('./runs/size.ts'),
  },
  {
    name: 'sbom',
    summary: 'a bill of materials of what is locked: CycloneDX or SPDX',
    group: 'image',
    options: [
      {
        flags: '--format <FORMAT>',
        description: 'cyclonedx or spdx',
        default: 'cyclonedx',
        choices: sbomChoices,
      },
      { flags: '-o, --output <FILE>', description: 'write a file instead of standard output' },
      allowUnverified,
    ],
    examples: [
      ['pupfile sbom', 'CycloneDX 1.6, as JSON'],
      ['pupfile sbom --format spdx -o modules.spdx.json', 'SPDX 2.3, into a file'],
      ['pupfile sbom --offline', 'with the archives of vendor/ and the store alone'],
    ],
    load: () => import('./runs/sbom.ts'),
  },
  {
    name: 'vendor',
    summary: 'what the lock needs from servers, into vendor/, for builds without network',
    group: 'modules',
    arguments: '[DIR]',
    options: [
      { flags: '--prune', description: 'remove what the lock no longer needs' },
      { flags: '--frozen', description: 'end with 1 where there is no lock; never write it' },
      { flags: '--no-frozen', description: 'write a first lock even where CI=true' },
      ...overrides,
      allowUnverified,
    ],
    examples: [
      ['pupfile vendor', 'fill vendor/, which `pupfile install` reads first'],
      ['pupfile vendor --prune', 'and take away what is no longer needed'],
      ['pupfile vendor /srv/forge', 'fill a folder that other projects use as a Forge'],
    ],
    load: () => import('./runs/vendor.ts'),
  },
];

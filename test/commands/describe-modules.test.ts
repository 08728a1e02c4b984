import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describeModules } from '../../src/commands/describe-modules.ts';
import { gatherModules } from '../../src/commands/gather-modules.ts';
import { lock } from '../../src/commands/lock.ts';
import { openCurrentProject } from '../../src/commands/open-current-project.ts';
import type { Settings } from '../../src/commands/settings.ts';
import type { Sbom } from '../../src/sbom/sbom.ts';
import { withForge } from '../support/forge.ts';
import { commitAll, git } from '../support/git-repository.ts';
import type { TestModule } from '../support/module-tarball.ts';
import { ignore, settingsOf } from '../support/project.ts';
import { useTemporaryDirectory, writeTree } from '../support/temporary-directory.ts';

const modules: readonly TestModule[] = [
  { name: 'acme-web', version: '1.0.0', dependencies: { 'acme/base': '>= 1.0.0' } },
  { name: 'acme-base', version: '1.0.0', metadata: { license: 'MIT', author: 'Jane' } },
  { name: 'acme-base', version: '2.0.0' },
];

describe('describeModules', () => {
  const directory = useTemporaryDirectory();

  async function describeProject(
    files: Readonly<Record<string, string>>,
    { settings: changed = {}, epochSeconds }: Options = {},
  ): Promise<Sbom> {
    let sbom: Sbom | undefined;
    await withForge(modules, async (forge) => {
      const { Puppetfile: puppetfile = '', ...others } = files;
      const text = `forge '${forge.url.replace('//', '//me:secret@')}'\n${puppetfile}`;
      writeTree(directory(), { ...others, Puppetfile: text });
      const settings = settingsOf(directory(), changed);
      await lock(settings, ignore);
      const project = await openCurrentProject(settings, ignore);
      const gathered = await gatherModules(project, settings, ignore);
      sbom = describeModules(gathered, { project, epochSeconds });
      assert.equal(JSON.stringify(sbom).includes('secret'), false);
    });
    assert.ok(sbom !== undefined);
    return sbom;
  }

  interface Options {
    readonly settings?: Partial<Settings>;
    readonly epochSeconds?: number;
  }

  const edges = ({ dependencies, components }: Sbom) => [
    ['', ...dependencies],
    ...components.map((one) => [one.name, ...one.dependencies]),
  ];

  it('describes releases by their own metadata.json', async () => {
    const { components } = await describeProject({ Puppetfile: "mod 'acme-base', '1.0.0'" });
    const [{ origin, ...component } = assert.fail('nothing is described')] = components;
    assert.deepEqual(component, {
      name: 'acme-base',
      version: '1.0.0',
      licence: 'MIT',
      description: 'The module acme-base',
      author: 'Jane',
      repositoryUrl: 'https://git.example/acme-base',
      websiteUrl: undefined,
      dependencies: [],
    });
    assert.ok(origin.kind === 'forge');
    assert.match(origin.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.match(origin.sha256 ?? '', /^[0-9a-f]{64}$/);
  });

  it('tells who requires whom, from the project on', async () => {
    const sbom = await describeProject({ Puppetfile: "mod 'acme-web'" });
    assert.deepEqual(edges(sbom), [['', 'acme-web'], ['acme-base'], ['acme-web', 'acme-base']]);
  });

  it('keeps a requirement that the project overrides as one', async () => {
    const site = { name: 'acme-site', version: '1.0.0' };
    const dependencies = [{ name: 'acme/base', version_requirement: '< 2.0.0' }];
    const sbom = await describeProject(
      {
        Puppetfile: "mod 'acme-site', path: 'site'\nmod 'acme-base', '2.0.0'\n",
        'site/metadata.json': JSON.stringify({ ...site, dependencies }),
      },
      { settings: { overridesPins: true } },
    );
    assert.deepEqual(edges(sbom), [
      ['', 'acme-base', 'acme-site'],
      ['acme-base'],
      ['acme-site', 'acme-base'],
    ]);
  });

  it('tells the commit and the directory of what comes from git', async () => {
    writeTree(directory(), { 'repo/modules/web/metadata.json': '{"name":"acme-web"}' });
    commitAll(join(directory(), 'repo'), 'first');
    const { components } = await describeProject({
      Puppetfile: `mod 'acme-web', git: 'file://${directory()}/repo', path: 'modules/web'`,
    });
    assert.deepEqual(components[0]?.origin, {
      kind: 'git',
      url: `file://${directory()}/repo`,
      commit: git(join(directory(), 'repo'), 'rev-parse', 'HEAD').trim(),
      path: 'modules/web',
    });
  });

  it('describes directories by the hash of their files, and what is no module by its name', async () => {
    const { components } = await describeProject({
      Puppetfile: "mod 'site', path: 'site'\nmod 'here', :local => true\n",
      'site/data/common.yaml': '{}',
      'modules/here/metadata.json':
        '{"name":"acme-here","dependencies":[{"name":"site"},{"name":"gone"}]}',
    });
    assert.deepEqual(
      components.map(({ name, version, origin, dependencies }) => [
        name,
        version,
        origin.kind,
        'treeSha256' in origin && /^[0-9a-f]{64}$/.test(origin.treeSha256 ?? ''),
        dependencies,
      ]),
      [
        ['acme-here', '0.0.1', 'local', true, ['site']],
        ['site', '0.0.1', 'path', true, []],
      ],
    );
  });

  it('has the name of the project, and another where nobody named it', async () => {
    assert.deepEqual((await describeProject({})).project.name, 'Puppet modules');
    const metadata = { name: 'acme/control', version: '1.0.0', license: 'MIT' };
    const { project } = await describeProject({ 'metadata.json': JSON.stringify(metadata) });
    assert.deepEqual(
      [project.name, project.version, project.licence],
      ['acme-control', '1.0.0', 'MIT'],
    );
  });

  it('is dated by its newest module, or as it is told', async () => {
    const files = { Puppetfile: "mod 'acme-base'" };
    assert.equal((await describeProject(files)).created, '2024-01-01T00:00:00Z');
    const { created } = await describeProject(files, { epochSeconds: 0 });
    assert.equal(created, '1970-01-01T00:00:00Z');
  });

  it('has a digest that changes with everything in it, and with nothing else', async () => {
    // The address of the test's Forge, another one each time, is in no lock without a release.
    const files = { Puppetfile: "mod 'site', path: 'site'", 'site/data/common.yaml': '{}' };
    const digests = [
      (await describeProject(files)).digest,
      (await describeProject(files)).digest,
      (await describeProject(files, { epochSeconds: 1 })).digest,
      (await describeProject({ ...files, 'metadata.json': '{"version":"1.0.0"}' })).digest,
      (await describeProject({ ...files, 'site/data/common.yaml': 'a: 1' })).digest,
    ];
    assert.equal(digests[0], digests[1]);
    assert.equal(new Set(digests).size, 4);
  });
});

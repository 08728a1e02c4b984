import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { startTestForge, type TestForge, withForge } from '../support/forge.ts';
import { getJson, type Json } from '../support/get-json.ts';
import { hasSharedData, sharedData } from '../support/shared-data.ts';
import { writeTree } from '../support/temporary-directory.ts';

// What the real Forge computes from the contents of a tarball, and this one does not.
const leftOut = [
  'readme',
  'changelog',
  'license',
  'reference',
  'docs',
  'tasks',
  'plans',
  'pe_compatibility',
  'validation_score',
];

const module = {
  name: 'acme-web',
  version: '1.0.0',
  metadata: {
    project_page: 'https://acme.example/web',
    issues_url: 'https://acme.example/issues',
    tags: ['web'],
    'pdk-version': '3.0.0',
  },
};

describe('releaseJson', () => {
  let forge: TestForge;

  before(async () => {
    forge = await startTestForge([module]);
  });
  after(() => forge.close());

  it('describes a release as the Forge does', async () => {
    const { json } = await getJson(`${forge.url}/v3/releases/acme-web-1.0.0`);
    const { metadata, file_size, file_md5, file_sha256, ...rest } = json;
    assert.equal(metadata.name, 'acme-web');
    assert.ok(file_size > 100);
    assert.match(file_md5, /^[0-9a-f]{32}$/);
    assert.match(file_sha256, /^[0-9a-f]{64}$/);
    assert.deepEqual(rest, {
      uri: '/v3/releases/acme-web-1.0.0',
      slug: 'acme-web-1.0.0',
      module: {
        uri: '/v3/modules/acme-web',
        slug: 'acme-web',
        name: 'web',
        deprecated_at: null,
        owner: { uri: '/v3/users/acme', slug: 'acme', username: 'acme', gravatar_id: null },
      },
      version: '1.0.0',
      tags: ['web'],
      supported: false,
      pdk: true,
      file_uri: '/v3/files/acme-web-1.0.0.tar.gz',
      downloads: 0,
      created_at: '2024-01-01 00:00:00 +0000',
      updated_at: '2024-01-01 00:00:00 +0000',
      deleted_at: null,
      deleted_for: null,
    });
  });

  it('says that a module is deprecated and a release deleted', async () => {
    const modules = ['acme-old', 'acme-older'].map((name) => ({ name, version: '1.0.0' }));
    await withForge(modules, async ({ url, directory }) => {
      const entry = { at: '2024-01-31', for: 'It is old.', superseded_by: 'acme/new' };
      const text = JSON.stringify({ 'acme-old': entry, 'acme-older': {} });
      writeTree(directory, { 'deprecated.json': text, 'deleted.json': '["acme-old-1.0.0"]' });
      const [old, older] = await Promise.all(
        modules.map(async ({ name }) => (await getJson(`${url}/v3/modules/${name}`)).json),
      );
      assert.deepEqual(
        [old.deprecated_at, old.deprecated_for, old.superseded_by],
        [
          '2024-01-31 00:00:00 +0000',
          'It is old.',
          { uri: '/v3/modules/acme-new', slug: 'acme-new' },
        ],
      );
      // The date of its newest release stands in for one that nobody gives.
      assert.deepEqual(
        [older.deprecated_at, older.deprecated_for, older.superseded_by],
        ['2024-01-01 00:00:00 +0000', null, null],
      );
      const { json } = await getJson(`${url}/v3/releases?module=acme-old`);
      const [release] = json.results;
      assert.equal(release.module.deprecated_at, '2024-01-31 00:00:00 +0000');
      assert.equal(release.deleted_at, '2024-01-01 00:00:00 +0000');
      assert.equal(old.releases[0].deleted_at, '2024-01-01 00:00:00 +0000');
      assert.equal(older.releases[0].deleted_at, null);
    });
  });

  it('describes a module by its current release', async () => {
    const { json } = await getJson(`${forge.url}/v3/modules/acme-web`);
    const release = await getJson(`${forge.url}/v3/releases/acme-web-1.0.0`);
    assert.deepEqual(json.current_release, release.json);
    assert.equal(json.homepage_url, 'https://acme.example/web');
    assert.equal(json.issues_url, 'https://acme.example/issues');
  });

  if (hasSharedData) {
    const readShared = (path: string): Json =>
      JSON.parse(readFileSync(sharedData('forge-fixtures', path), 'utf8'));
    const recorded = (path: string) => readShared(`forge-ruby/v3/${path}`);
    const { schemas, responses } = readShared('gorge/forge_api_v3.openapi.json').components;
    const propertiesOf = (schema: string) =>
      Object.keys(schemas[schema].properties).filter((key) => !leftOut.includes(key));

    const documents: readonly (readonly [
      schema: string,
      target: string,
      pick: (json: Json) => Json,
      recorded: () => Json,
    ])[] = [
      [
        'Release',
        '/v3/releases/acme-web-1.0.0',
        (json) => json,
        () => recorded('releases/puppetlabs-apache-0.0.4.json'),
      ],
      [
        'Release',
        '/v3/releases?module=acme-web',
        (json) => json.results[0],
        () => recorded('releases__module=puppetlabs-apache.json'),
      ],
      [
        'Pagination',
        '/v3/releases?module=acme-web',
        (json) => json.pagination,
        () => recorded('releases__module=puppetlabs-apache.json'),
      ],
      [
        'Module',
        '/v3/modules/acme-web',
        (json) => json,
        () => recorded('modules/puppetlabs-apache.json'),
      ],
      [
        'UserAbbreviated',
        '/v3/modules/acme-web',
        (json) => json.owner,
        () => recorded('modules/puppetlabs-apache.json'),
      ],
      [
        'Release',
        '/v3/modules/acme-web',
        (json) => json.current_release,
        () => recorded('modules/puppetlabs-apache.json'),
      ],
      [
        'ModuleAbbreviated',
        '/v3/modules/acme-web',
        (json) => json.current_release.module,
        () => recorded('modules/puppetlabs-apache.json'),
      ],
      [
        'ReleaseAbbreviated',
        '/v3/modules/acme-web',
        (json) => json.releases[0],
        () => recorded('modules/puppetlabs-apache.json'),
      ],
    ];

    for (const [schema, target, pick, readRecorded] of documents) {
      it(`has the keys of the documented ${schema} in ${target}`, async () => {
        const ours = Object.keys(pick((await getJson(forge.url + target)).json));
        assert.deepEqual(ours.sort(), propertiesOf(schema).sort());
      });

      it(`has all keys of a recorded ${schema} in ${target}`, async () => {
        const ours = Object.keys(pick((await getJson(forge.url + target)).json));
        const theirs = Object.keys(pick(readRecorded()));
        const missing = theirs.filter((key) => !ours.includes(key) && !leftOut.includes(key));
        assert.deepEqual(missing, []);
      });
    }

    for (const [name, target] of [
      ['NotFound', '/v3/modules/acme-none'],
      ['BadRequest', '/v3/releases/acme-web4.5.0'],
    ] as const) {
      it(`has the documented shape of ${name}`, async () => {
        const { json } = await getJson(forge.url + target);
        const { message, errors } = responses[name].content['application/json'].schema.properties;
        assert.equal(json.message, message.example);
        assert.equal(json.errors.length, errors.example.length);
      });
    }
  }
});

import type { ForeignCommand } from './foreign-commands.ts';

/** A command line of a document that the tests of the documents do not run, and who does, if anybody. */
export interface HeldCommand extends ForeignCommand {
  readonly reason: string;
  /** The test, or what it runs with, that has such a command; undefined where nobody can run it here. */
  readonly test?: string;
}

const installation = {
  command: 'npm install --global ./pupfile-0.1.0.tgz',
  reason: 'installs for the whole machine',
  test: 'test/support/installed-package.ts',
} as const;

const workflow = {
  reason: 'a step of a job, which is played as a whole',
  test: 'test/examples/renovate.test.ts',
} as const;

/** Every command of the documents that is run elsewhere or nowhere, with the reason. */
export const heldCommands: readonly HeldCommand[] = [
  {
    document: 'README.md',
    command: 'npm ci && npm run example',
    reason: 'npm ci replaces the packages that the tests run with',
    test: 'test/examples/example.test.ts',
  },
  { document: 'README.md', command: 'npm test', reason: 'is what runs now' },
  {
    document: 'docs/library.md',
    command: 'npm install --save-dev ./pupfile-0.1.0.tgz',
    reason: 'wants a project of its own',
    test: 'test/consumer/consumer.test.ts',
  },
  ...['docs/moving/puppet-module.md', 'docs/moving/r10k.md'].map((document) => ({
    document,
    command: 'git add Puppetfile Puppetfile.lock',
    reason: 'what comes of it is git’s',
  })),
  {
    document: 'README.md',
    command: 'npm ci && npm pack',
    reason: 'npm ci replaces the packages that the tests run with',
    test: 'test/support/installed-package.ts',
  },
  { document: 'README.md', ...installation },
  { document: 'docs/recipes.md', ...installation },
  {
    document: 'README.md',
    command: 'ln -s /opt/package/bin/pupfile.cjs /usr/local/bin/pupfile',
    reason: 'a step of an image',
    test: 'examples/docker/multi-stage/Dockerfile',
  },
  {
    document: 'docs/completion.md',
    command: 'mkdir -p ~/.local/share/bash-completion/completions',
    reason: 'needs the completion of bash',
    test: 'test/real/completion.test.ts',
  },
  {
    document: 'docs/completion.md',
    command: 'mkdir -p ~/.zfunc',
    reason: 'needs zsh',
    test: 'test/real/completion.test.ts',
  },
  {
    document: 'docs/completion.md',
    command: 'mkdir -p ~/.config/fish/completions',
    reason: 'needs fish',
    test: 'test/real/completion.test.ts',
  },
  {
    document: 'docs/docker.md',
    command: 'docker build --secret id=forge_token,env=FORGE_TOKEN .',
    reason: 'needs a builder',
    test: 'test/real/docker-recipes-install.test.ts',
  },
  {
    document: 'docs/network.md',
    command: 'docker build --secret id=forge_token,env=FORGE_TOKEN .',
    reason: 'needs a builder',
    test: 'test/real/docker-recipes-install.test.ts',
  },
  {
    document: 'docs/docker.md',
    command:
      'docker run --read-only --tmpfs /tmp --cap-drop ALL -e FACTER_listen=0.0.0.0:8080 IMAGE PROGRAM',
    reason: 'needs an engine and Puppet',
    test: 'test/real/docker-recipes-apply.test.ts',
  },
  {
    document: 'docs/forge-server.md',
    command: '$ pupfile serve tarballs --port 8080',
    reason: 'does not end, and the port may be taken',
    test: 'test/support/serve-process.ts',
  },
  {
    document: 'docs/forge-server.md',
    command: 'librarian-puppet install --no-use-v1-api',
    reason: 'needs librarian-puppet',
    test: 'test/real/peers.test.ts',
  },
  {
    document: 'docs/forge-server.md',
    command: 'puppet module install --module_repository http://127.0.0.1:8080 AUTHOR-NAME',
    reason: 'needs Puppet',
    test: 'test/real/peers.test.ts',
  },
  {
    document: 'docs/layer.md',
    command: 'skopeo copy oci:image:latest docker://registry.example/puppet/modules:1',
    reason: 'needs skopeo',
    test: 'test/real/registry.test.ts',
  },
  {
    document: 'docs/layer.md',
    command: 'buildah from oci:image:latest',
    reason: 'needs buildah',
    test: 'test/support/docker-images.ts',
  },
  {
    document: 'docs/layer.md',
    command: 'tar -C image -cf - . | docker load',
    reason: 'needs Docker 25',
  },
  {
    document: 'docs/puppet-server.md',
    command:
      'docker build --secret id=forge_token,env=FORGE_TOKEN -t registry.example.org/puppet-modules .',
    reason: 'needs a builder',
    test: 'test/real/puppet-server.test.ts',
  },
  {
    document: 'docs/puppet-server.md',
    command: 'docker build -t registry.example.org/web \\',
    reason: 'needs a builder and a Puppet server',
    test: 'test/real/puppet-server.test.ts',
  },
  {
    document: 'docs/releasing.md',
    command: 'npm ci',
    reason: 'replaces the packages that the tests run with',
  },
  {
    document: 'docs/sources.md',
    command: "find . -type f -printf '%P\\n' | LC_ALL=C sort | while IFS= read -r path; do",
    reason: 'wants GNU find',
    test: 'test/real/tree-hash.test.ts',
  },
  { document: 'docs/renovate.md', command: "git config user.name 'Puppetfile.lock'", ...workflow },
  { document: 'docs/renovate.md', command: 'git config user.email lock@example.org', ...workflow },
  {
    document: 'docs/renovate.md',
    command:
      "git diff --quiet Puppetfile.lock || git commit --message 'Lock what Renovate chose' Puppetfile.lock",
    ...workflow,
  },
  { document: 'docs/renovate.md', command: 'git push', ...workflow },
  { document: 'docs/renovate.md', ...installation },
];

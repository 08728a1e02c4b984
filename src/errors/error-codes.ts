/** What `pupfile explain CODE` tells, and how the process ends. */
export interface ErrorExplanation {
  readonly exitCode: number;
  readonly title: string;
  readonly explanation: string;
}

/** The documented exit statuses; their meaning never changes. */
export const exitCodes = {
  done: 0,
  difference: 1,
  usage: 2,
  unreadableInput: 3,
  noSolution: 4,
  network: 5,
  integrity: 6,
  fileSystem: 7,
  internal: 70,
  interrupted: 130,
} as const;

const {
  interrupted,
  difference,
  usage,
  unreadableInput,
  noSolution,
  network,
  integrity,
  fileSystem,
} = exitCodes;

function explain(exitCode: number, title: string, explanation: string): ErrorExplanation {
  return { exitCode, title, explanation };
}

/** Every code that an error can carry. A code never changes its meaning and is never used again. */
export const errorCodes = {
  USAGE: explain(
    usage,
    'The command line was not understood',
    'A command, an option or an argument is not one that pupfile knows, or an environment variable has a value that cannot be used. `pupfile --help` lists the commands, `pupfile COMMAND --help` the options of one.',
  ),
  PUPPETFILE_NOT_FOUND: explain(
    unreadableInput,
    'There is nothing to install from',
    'Neither a Puppetfile nor a metadata.json was found in the project directory or any directory above it. `-C DIR` names another project directory, `--puppetfile FILE` another file.',
  ),
  PUPPETFILE_UNREADABLE: explain(
    unreadableInput,
    'The Puppetfile cannot be read',
    'The Puppetfile exists, but it is not a readable text file: a directory, a device, not UTF-8, too large, or its permissions forbid it.',
  ),
  PUPPETFILE_SYNTAX: explain(
    unreadableInput,
    'The Puppetfile is not valid Ruby',
    'A Puppetfile is Ruby, and this one does not parse. Only the first syntax error is told, because those after it are usually its consequences. The commonest cause is a missing comma between the arguments of `mod`.',
  ),
  PUPPETFILE_UNSUPPORTED: explain(
    unreadableInput,
    'The Puppetfile uses Ruby that pupfile does not evaluate',
    'pupfile evaluates a safe part of Ruby and never runs a command, writes a file or opens a connection on behalf of a Puppetfile. What lies outside of it is an error, so that nothing is misread in silence.',
  ),
  PUPPETFILE_RAISED: explain(
    unreadableInput,
    'The Puppetfile ends with an error of its own',
    'Ruby itself would stop here: a name that nothing defines, a method that a value does not have, an exception that nobody rescues, or `raise` and `abort`. The message names the class of the exception as Ruby would.',
  ),
  PUPPETFILE_LIMIT: explain(
    unreadableInput,
    'The Puppetfile runs too long or grows too large',
    'pupfile counts the steps of a Puppetfile, the depth of its calls and the size of its texts and lists, and stops it long before it can do harm. The limits are far beyond what real Puppetfiles need: usually a loop or a recursion does not end.',
  ),
  PUPPETFILE_INVALID: explain(
    unreadableInput,
    'The Puppetfile declares something that makes no sense',
    'The Puppetfile is valid Ruby, but a declaration in it has a name, a version range, an option or a combination of them that cannot be used.',
  ),
  PUPPETFILE_NOT_EDITABLE: explain(
    unreadableInput,
    'The Puppetfile says something in a way that is not edited',
    '`add`, `remove` and `upgrade` edit `mod` statements that stand there in plain words. What a loop, a condition, a method or a variable declares is left to whoever wrote it, and so is a line that holds more than one statement. After each edit the Puppetfile is read again; where it does not say exactly what was meant, nothing is written.',
  ),
  METADATA_INVALID: explain(
    unreadableInput,
    'A metadata.json cannot be read',
    'The metadata.json is not valid JSON, or a field that pupfile needs (name, version, dependencies) does not have the form that Puppet documents.',
  ),
  LOCKFILE_INVALID: explain(
    unreadableInput,
    'Puppetfile.lock cannot be read',
    'The lock is empty, damaged, or holds the conflict markers of a merge. Mend it by hand or restore it from version control; `pupfile lock` writes a new one once it is deleted.',
  ),
  LOCKFILE_MISSING: explain(
    difference,
    'There is no Puppetfile.lock',
    'The command works on what is locked, and nothing is. `pupfile lock` resolves the Puppetfile and writes the lock, `pupfile install` does so and installs.',
  ),
  LOCKFILE_OUTDATED: explain(
    difference,
    'Puppetfile.lock does not match the Puppetfile',
    'The Puppetfile was changed after the lock was written, or the lock was edited. `pupfile lock` brings it up to date and moves as little as it can.',
  ),
  POLICY_INVALID: explain(
    unreadableInput,
    'A policy file cannot be used',
    'The file that `check --policy` was given is not there, is no YAML or JSON, or has a key that pupfile does not know or a value of another kind. What is not understood must not pass for a rule that is kept.',
  ),
  SETTINGS_INVALID: explain(
    unreadableInput,
    "A file of another tool's settings cannot be read",
    "`pupfile init` reads r10k.yaml, librarian-puppet's .librarian/puppet/config and bolt-project.yaml. The file is no YAML, or what it says of modules does not have the form that its tool documents. The message says where.",
  ),
  MODULE_NOT_FOUND: explain(
    noSolution,
    'A module does not exist',
    'The Forge does not know this module. The message says who asked for it. Check the spelling, and that `forge` names the Forge that has it.',
  ),
  PATH_NOT_FOUND: explain(
    noSolution,
    'A place that a module should come from is not there',
    'The Puppetfile takes the module from a directory or a file (`path:`, or a tarball of this machine) or from a directory inside of a repository, and there is none at that place, or something else stands there. A relative path begins at the file that declares it.',
  ),
  REPOSITORY_NOT_FOUND: explain(
    noSolution,
    'A repository does not exist, or is private',
    'Servers like GitHub and GitLab give the same answer for a repository that does not exist and for one that may not be seen. Check the spelling. A private one needs a token or a key: git asks its credential helpers and the ssh agent, and nobody else.',
  ),
  VERSION_NOT_FOUND: explain(
    noSolution,
    'No release of a module is in the range asked for',
    'The module exists, but none of its releases satisfies the range. The message lists releases that exist. Deleted releases are never chosen, and a pre-release only where a range names one.',
  ),
  VERSION_CONFLICT: explain(
    noSolution,
    'No set of versions satisfies everybody',
    'The search is complete: if any combination of releases satisfied the Puppetfile and every chosen module, it would have been found. The message is the proof that there is none. Loosen one of the ranges that it names.',
  ),
  RESOLUTION_LIMIT: explain(
    noSolution,
    'The search for versions that fit was given up',
    'The search is complete, and there are universes of modules in which that would take for ever. pupfile counts its steps and stops far beyond what real modules need, so that it is neither known that a solution exists nor that there is none. Pin or narrow the modules that the message names.',
  ),
  DIRECTORY_CONFLICT: explain(
    noSolution,
    'Two modules want the same directory',
    'A module is installed under its short name, so `alice-ntp` and `bob-ntp` cannot stand side by side. Remove one, or exclude the dependency that asks for it with `exclusion`.',
  ),
  SOURCE_UNSUPPORTED: explain(
    unreadableInput,
    'A module comes from a source that cannot be installed',
    'The address is of a kind that pupfile does not ask: another scheme than those that are documented, or what could run a command or lead to another place than the declaration says.',
  ),
  FORGE_UNREACHABLE: explain(
    network,
    'The Forge did not answer',
    'The connection failed, broke off or timed out, and retrying did not help. Check the address, the network and the proxy settings (HTTPS_PROXY, NO_PROXY). Where the certificate of the Forge or of a proxy is not accepted, SSL_CERT_FILE or NODE_EXTRA_CA_CERTS names the authority that signed it.',
  ),
  FORGE_REFUSED: explain(
    network,
    'The Forge refused the request',
    'The server answered, but with an error. 401 and 403 mean that a token is missing or not accepted; the message says which one was sent. PUPFILE_FORGE_TOKEN gives one to the Forges of the project, PUPFILE_TOKEN_<HOST> to one host.',
  ),
  FORGE_ANSWER_INVALID: explain(
    network,
    'The Forge answered something else than the Forge API',
    'The answer is not what the Forge v3 API promises: a login page of a proxy, a web page at a wrong address, or damaged JSON.',
  ),
  REGISTRY_UNREACHABLE: explain(
    network,
    'The image registry did not answer',
    'The connection failed, broke off or timed out, and retrying did not help. Check the name of the registry, the network and the proxy settings (HTTPS_PROXY, NO_PROXY). Registries are asked over https, and over http only on this machine itself.',
  ),
  REGISTRY_REFUSED: explain(
    network,
    'The image registry refused the request',
    'The registry answered, but with an error, which stands below the message in its own words. 401 and 403 mean that a login is missing, not accepted, or must not do this; `docker login` or `skopeo login` writes one where pupfile finds it. 404 may mean that the repository has to be created first, 405 that the registry is read-only, 413 that a layer is larger than it takes.',
  ),
  REGISTRY_LOGIN_FAILED: explain(
    network,
    'The login for an image registry cannot be read',
    "The registry wants a login, and the file that may hold it is damaged or cannot be read, or the credential helper that it names is missing or failed. What the helper said stands below the message. The files are docker's config.json and the auth.json of podman and skopeo.",
  ),
  IMAGE_NOT_FOUND: explain(
    noSolution,
    'An image does not exist, or not for this platform',
    'The registry or the image layout has no image of that name, tag or digest, or none for the platform asked for; then the message lists the platforms that there are. Many registries say that an image does not exist where a login is missing, too.',
  ),
  IMAGE_INVALID: explain(
    integrity,
    'An image is damaged or of a kind that cannot be read',
    'What the registry or the image layout holds under that name is no container image by the OCI specification or by version 2 of that of Docker: an image of an older kind, another artifact, or damaged JSON.',
  ),
  DIGEST_MISMATCH: explain(
    integrity,
    'Content of an image is not what its digest promises',
    'A manifest, a config or a layer is named by the SHA-256 of its bytes, and the bytes that arrived have another one, or another size. They were damaged on their way, or somebody tampers with them. Nothing of them was used.',
  ),
  DOWNLOAD_REFUSED: explain(
    network,
    'A server does not hand out an archive',
    'The server answered, but with an error or a web page instead of the archive. 401 and 403 mean that a token is missing or not accepted, 404 that nothing is at that address.',
  ),
  API_REFUSED: explain(
    network,
    'GitHub or GitLab refused the request',
    'The API answered with an error. 401 and 403 mean that a token is missing, not accepted, or must not do this.',
  ),
  API_RATE_LIMITED: explain(
    network,
    'GitHub or GitLab answers no more requests for now',
    'The API allows so many requests an hour to one address, and many machines may share one. With a token it allows far more: `GITHUB_TOKEN` for GitHub. The message says when the limit is reset.',
  ),
  API_ANSWER_INVALID: explain(
    network,
    'GitHub or GitLab answered something else than its API',
    'The answer is not what the API promises: a login page of a proxy, a web page at a wrong address, or damaged JSON. Check the base URL of the API.',
  ),
  LISTEN_FAILED: explain(
    network,
    'The Forge cannot listen on its address',
    '`pupfile serve` needs an address of this machine and a port that no other program listens on. `--port 0` takes any that is free.',
  ),
  GIT_FAILED: explain(
    network,
    'The git client failed',
    'There is no git client, or it refused: the directory is in no repository, or belongs to somebody else (then `git config --global --add safe.directory DIR` trusts it). What git itself said stands below the message.',
  ),
  SVN_MISSING: explain(
    network,
    'There is no Subversion client',
    'A module of the Puppetfile comes from a Subversion repository, and only the program `svn` can speak to one. Debian, Ubuntu, Alpine and Red Hat have it in the package `subversion`.',
  ),
  SVN_FAILED: explain(
    network,
    'The Subversion client failed',
    '`svn` refused, found nothing at that address or revision, was not allowed to read it, or got no answer in time. What it said itself stands below the message.',
  ),
  REVISION_NOT_FOUND: explain(
    noSolution,
    'A git revision does not exist',
    'The repository knows no commit, branch or tag of that name. Where it is one that a module comes from, the Puppetfile names what is not there, or Puppetfile.lock a commit that a rewritten branch has lost. Where it is that of the project, there is no file of that name either; a checkout in CI often has one commit alone: fetch the other branch first (`git fetch origin main`, and then it is `origin/main`), or check out with the whole history.',
  ),
  OFFLINE: explain(
    network,
    'Something is missing that only the network could bring',
    '`--offline` forbids requests, and neither vendor/ nor the store holds what is needed. Run once without it, copy a filled cache directory, or let `pupfile vendor` keep what the lock needs beside the Puppetfile.',
  ),
  CHECKSUM_MISMATCH: explain(
    integrity,
    'A downloaded archive is not the one that was promised',
    'The checksum of the bytes that arrived, or that lie in vendor/, differs from the one in Puppetfile.lock or from the one that the Forge publishes; or a vendored commit is not the one in Puppetfile.lock. The archive was damaged on its way, was republished, or somebody tampers with it. Nothing of it was used.',
  ),
  CHECKSUM_MISSING: explain(
    integrity,
    'An archive cannot be verified',
    'Neither Puppetfile.lock nor the Forge gives a checksum for the archive, so nobody can tell whether it is the right one; `--allow-unverified` accepts it. Or Puppetfile.lock has checksums for other modules and none for this one, which nothing that writes locks does: see who changed it, and let `pupfile lock` write it down again.',
  ),
  ARCHIVE_INVALID: explain(
    integrity,
    'An archive is damaged or not a module',
    'The archive is no gzipped tar, ends early, lacks a metadata.json, or is a release of another module than the one asked for.',
  ),
  ARCHIVE_UNSAFE: explain(
    integrity,
    'An archive holds something that must not be unpacked',
    'An entry would leave the module directory, is a link or a device, or the archive inflates beyond the limits. Nothing of it was written.',
  ),
  OUTPUT_EXISTS: explain(
    fileSystem,
    "What is in the way of an output is not pupfile's to replace",
    '`pupfile layer --oci DIR` replaces an image layout as a whole, and refuses to replace anything else, so that no work is lost by a mistyped name. Choose another directory, or remove the one that is there.',
  ),
  PUPPETFILE_EXISTS: explain(
    fileSystem,
    'There is a Puppetfile already',
    '`pupfile init` writes a first Puppetfile and never over one that is there, unless `--force` says so.',
  ),
  MODULES_BUSY: explain(
    fileSystem,
    'Another run of pupfile works on the same modules directory',
    'Only one run at a time may change a modules directory. Wait for the other one to end.',
  ),
  INTERRUPTED: explain(
    interrupted,
    'Somebody wanted pupfile to end',
    'Ctrl-C, a time limit or the end of a container sent a signal. What was under way is given up: the modules directory and the lock are as they were, and the next run begins anew. The exit status is that of the signal, as shells have it: 130 for SIGINT, 143 for SIGTERM, 129 for SIGHUP.',
  ),
  FILE_SYSTEM: explain(
    fileSystem,
    'The file system refused',
    'A file or directory could not be read or written: permissions, a full disk, a read-only mount. The modules directory and the lock are as they were.',
  ),
} as const satisfies Record<string, ErrorExplanation>;

/** A word that names one kind of failure for ever. */
export type ErrorCode = keyof typeof errorCodes;

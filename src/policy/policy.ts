/** What a project demands of its modules beyond a lock that is current; what is left out is free. */
export interface Policy {
  /** The hosts of the Forges that modules may come from. */
  readonly forges?: readonly string[];
  /** The hosts that git, tarball and Subversion sources may be on. */
  readonly hosts?: readonly string[];
  /** Nothing comes over a connection that anybody on the way can change. */
  readonly httpsOnly?: boolean;
  /** Whether git sources may follow a branch. */
  readonly branches?: boolean;
  /** The licences that modules may have, as SPDX identifiers. */
  readonly licences?: readonly string[];
  /** Whether modules may be deprecated. */
  readonly deprecated?: boolean;
  /** Every declaration of a Forge module names one version. */
  readonly exactVersions?: boolean;
}

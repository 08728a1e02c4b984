import metadata from '../../package.json' with { type: 'json' };

/** pupfile's own version. */
export const version: string = metadata.version;

/** Where pupfile is documented, where package.json says so. */
export const homepage: string | undefined = (metadata as { readonly homepage?: string }).homepage;

import metadata from '../../package.json' with { type: 'json' };

/** pupfile's own version. */
export const version: string = metadata.version;

/**
 * How many requests may be under way at once where nobody says: as many as a server that speaks HTTP/2 should allow
 * at least (RFC 9113, section 6.5.2). Fewer make a far Forge wait for nothing.
 */
export const defaultConcurrency = 100;

/**
 * What every page may do, and who may show it in a frame.
 * @param frameAncestors sources, as `'self'`
 */
export const contentSecurity = (frameAncestors: string): string =>
  `base-uri 'self'; form-action 'self'; frame-ancestors ${frameAncestors}; object-src 'none'`;

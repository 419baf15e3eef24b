/** cal.com's global: the function of its snippet, which the script leaves in its place. */
export type Cal = {
  (...call: unknown[]): void;
  q?: ArrayLike<unknown>[];
  ns?: Record<string, Cal>;
  loaded?: boolean;
  config?: { forwardQueryParams?: boolean };
  /** Of this script, once it runs. */
  version?: string;
};

declare global {
  interface Window {
    Cal?: Cal;
  }
}

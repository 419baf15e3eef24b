/** The Next.js apps of this repo, as folders from its root. */
export const nextApps = ["apps/web", "examples/host-app"] as const;

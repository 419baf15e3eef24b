/**
 * What can be installed outside this repo: a workspace's folder, and the name under which it is packed. The simulator's is that
 * of its command, so that `npx` finds it.
 */
export const packedPackages = [
  { folder: "packages/office365-calendar-cache", name: "@calcache/office365-calendar-cache" },
  { folder: "packages/booker", name: "@calcache/booker" },
  { folder: "packages/graph-simulator", name: "calcache-graph-simulator" },
] as const;

export type PackedPackage = (typeof packedPackages)[number];

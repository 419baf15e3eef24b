export declare const installing: string;
export declare function markerOf(installed: { lock: string; dev: boolean }): string;
export declare function planInstall(state: {
  marker: string | null;
  lock: string;
  byHand: "all" | "no dev" | null;
  needsDev: boolean;
}): { command: "ci" | "install" | null; dev: boolean };

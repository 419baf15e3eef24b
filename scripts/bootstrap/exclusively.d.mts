export declare function exclusively<Result>(
  lockFile: string,
  work: () => Promise<Result>,
  onWait?: (pid: number) => void,
): Promise<Result>;
export declare function isAlive(pid: number): boolean;

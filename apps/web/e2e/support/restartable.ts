type OneLife = {
  pid: () => number | undefined;
  output: () => string;
  stop: () => Promise<void>;
  kill: () => Promise<void>;
};

/** A process that has more than one life: it can be killed at any moment and started again. */
export type Restartable = OneLife & {
  /** Starts it anew, once it has ended. */
  start: () => Promise<void>;
};

/** Starts a process that can be started again; its output is that of all its lives. */
export async function restartable(live: () => Promise<OneLife>): Promise<Restartable> {
  const lives = [await live()];
  const present = () => lives.at(-1);
  return {
    pid: () => present()?.pid(),
    output: () => lives.map(({ output }) => output()).join(""),
    stop: async () => present()?.stop(),
    kill: async () => present()?.kill(),
    start: async () => {
      lives.push(await live());
    },
  };
}

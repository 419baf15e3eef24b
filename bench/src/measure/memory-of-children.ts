import { readdir, readFile } from "node:fs/promises";

/**
 * MB that Node's processes below this one take, of what they share their part each (proportional set size). Linux only.
 */
export async function memoryOfChildren(): Promise<number> {
  const processes = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(look),
  );
  const below = new Set([String(process.pid)]);
  for (let known = 0; known < below.size; ) {
    known = below.size;
    for (const { pid, parent } of processes) if (below.has(parent)) below.add(pid);
  }
  const own = processes.filter(
    ({ pid, name }) => pid !== String(process.pid) && below.has(pid) && /node|next|Main/i.test(name),
  );
  const kilobytes = await Promise.all(own.map(({ pid }) => proportional(pid)));
  return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
}

async function look(pid: string) {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const [, name = "", parent = ""] = /^\d+ \((.*)\) \S (\d+)/.exec(stat) ?? [];
  return { pid, name, parent };
}

async function proportional(pid: string): Promise<number> {
  const told = await readFile(`/proc/${pid}/smaps_rollup`, "utf8").catch(() => "");
  return Number(/^Pss:\s+(\d+) kB/m.exec(told)?.[1] ?? 0);
}

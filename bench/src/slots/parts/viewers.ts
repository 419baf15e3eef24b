import { percentiles } from "../../measure/percentiles.ts";

/**
 * So many viewers at once, each opening the page again as soon as they have it.
 * @returns the times until a page was there whole, in ms
 */
export async function timesOfViewers(
  url: string,
  { viewers, views }: { viewers: number; views: number },
): Promise<{ p50: number; p99: number; max: number }> {
  const times: number[] = [];
  const view = async () => {
    for (let count = 0; count < views; count++) {
      const began = performance.now();
      const response = await fetch(url);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`the page answered ${response.status}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: viewers }, view));
  const { p50, max } = percentiles(times);
  const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? max;
  return { p50, p99: Math.round(p99 * 100) / 100, max };
}

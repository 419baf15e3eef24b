import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { simulatorPage } from "./simulator-page.ts";

const get = (path: string) => simulatorPage().request(path);

describe("the simulator's page", () => {
  it("comes as HTML that may load from its own origin only", async () => {
    const response = await get("/");
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  it("finds every file its HTML refers to", async () => {
    const html = await (await get("/")).text();
    const paths = [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, path]) => path ?? "");
    expect(paths).toContain("/assets/main.js");
    for (const path of new Set(paths)) expect((await get(path)).status, path).toBe(200);
  });

  it("finds every module its scripts import", async () => {
    const seen = new Set<string>();
    const visit = async (name: string): Promise<void> => {
      if (seen.has(name)) return;
      seen.add(name);
      const response = await get(`/assets/${name}`);
      expect(response.status, name).toBe(200);
      const script = await response.text();
      for (const [, imported] of script.matchAll(/^import [^;]* from "(\.[^"]+)";$/gm))
        await visit(posix.join(posix.dirname(name), imported ?? ""));
    };
    await visit("main.js");
    expect(seen.size).toBeGreaterThan(10);
  });

  it("refers to no other host", async () => {
    expect(await (await get("/")).text()).not.toMatch(/https?:\/\//);
  });

  it("keeps what isn't for the browser to itself", async () => {
    for (const path of [
      "/assets/time/zoned-time.test.ts",
      "/assets/tsconfig.json",
      "/assets/..%2findex.ts",
    ]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});

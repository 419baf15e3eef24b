import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const page = await (await browser.newContext({ timezoneId: process.argv[2] ?? "UTC", locale: "en-US" })).newPage();
const cdp = await page.context().newCDPSession(page);
await cdp.send("Profiler.enable"); await cdp.send("Debugger.enable");
await cdp.send("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
const sources = new Map<string, string>();
cdp.on("Debugger.scriptParsed", async (s) => { if (s.url.includes("chunks")) sources.set(s.scriptId, (await cdp.send("Debugger.getScriptSource", { scriptId: s.scriptId })).scriptSource); });
let requests = 0; page.on("request", (r) => { if (r.url().includes("_rsc")) requests++; });
await page.goto("http://localhost:3110/team/devs/teamevent?layout=month_view&cal.cache=true" + (process.argv[3] ?? ""));
await page.waitForTimeout(2500);
const { result } = await cdp.send("Profiler.takePreciseCoverage");
const marks = ["data-amount", "booker-summary", "initials", "booker-month-grid", "booker-times-head", "zone-button", "slot-list", "Availability as of"];
console.log("rsc", requests);
for (const script of result) { const src = sources.get(script.scriptId); if (!src) continue;
  for (const mark of marks) { const at = src.indexOf(mark); if (at < 0) continue;
    const inner = script.functions.filter((f) => f.ranges[0]!.startOffset <= at && f.ranges[0]!.endOffset >= at).sort((a, b) => (a.ranges[0]!.endOffset - a.ranges[0]!.startOffset) - (b.ranges[0]!.endOffset - b.ranges[0]!.startOffset))[0];
    console.log(mark, inner?.ranges[0]!.count); } }
await browser.close();

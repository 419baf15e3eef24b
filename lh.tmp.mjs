import lighthouse from "lighthouse"; import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--headless=new", "--remote-debugging-port=9333"] });
for (const [form, config] of [["mobile", undefined]]) {
  for (const url of process.argv.slice(2)) {
    const r = await lighthouse(url, { port: 9333, output: "json", logLevel: "error", onlyCategories: ["performance", "accessibility", "best-practices"] }, config);
    const { categories, audits } = r.lhr;
    console.log(form, url.slice(21, 80), Object.values(categories).map((c) => `${c.id} ${Math.round(c.score * 100)}`).join(", "), ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift", "speed-index"].map((a) => `${a} ${audits[a].displayValue}`).join(", "));
    for (const c of Object.values(categories)) for (const a of c.auditRefs) { const x = audits[a.id]; if (x.score !== null && x.score < 0.9 && a.weight > 0) console.log("   ", c.id, a.id, x.score, x.displayValue ?? "", JSON.stringify(x.details?.items?.slice(0, 3) ?? "").slice(0, 300)); }
    console.log("    benchmarkIndex", r.lhr.environment.benchmarkIndex, JSON.stringify(audits["long-tasks"].details.items.map(({url,duration,startTime})=>[url.split("/").pop().slice(0,24),Math.round(startTime),Math.round(duration)])));
    console.log("    ", JSON.stringify(audits["bootup-time"].details.items.map(({url,total,scripting})=>[url.split("/").pop().slice(0,24),Math.round(total),Math.round(scripting)])));
    console.log("    ", JSON.stringify(audits["network-requests"].details.items.filter(i=>i.resourceType==="Script").map(i=>[i.url.split("/").pop(),i.transferSize])));
    const js = audits["network-requests"].details.items.filter((i) => i.resourceType === "Script"); console.log("    js", js.length, js.reduce((s, i) => s + i.transferSize, 0), "html", audits["network-requests"].details.items[0].transferSize);
  }
}
await browser.close();

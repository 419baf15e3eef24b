import { chromium } from "playwright-core";
const [, , base = "http://localhost:3110", only] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const path = "/team/devs/teamevent?cal.cache=true";
const shots = [
  ["month-1440", path + "&overlayCalendar=true", 1440, 900, "light"],
  ["month-1440-dark", path, 1440, 900, "dark"],
  ["month-768", path, 768, 1024, "light"],
  ["month-360", path, 360, 800, "light"],
  ["month-360-dark", path, 360, 800, "dark"],
  ["week-1440", path + "&layout=week_view", 1440, 900, "light"],
  ["column-1440-dark", path + "&layout=column_view", 1440, 900, "dark"],
  ["week-360", path + "&layout=week_view", 360, 800, "light"],
  ["month-320", path, 320, 700, "light"],
] as const;
for (const [name, url, width, height, colorScheme] of shots) {
  if (only && !name.includes(only)) continue;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: "en-GB", timezoneId: "Europe/London" });
  const page = await context.newPage();
  page.on("console", (m) => (m.type() === "error" || m.type() === "warning") && console.log(name, m.text().slice(0, 300)));
  page.on("pageerror", (e) => console.log(name, "pageerror", e.message.slice(0, 300)));
  await page.goto(base + url, { waitUntil: "load" });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `/tmp/shots/${name}.png`, fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (overflow) console.log(name, "overflow", overflow);
  await context.close();
}
await browser.close();

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";

const pictures = fileURLToPath(new URL("../pictures/", import.meta.url));
const lookHere = join(tmpdir(), "calcache-pictures");

/** The browser that made the pictures: it draws the same each time. */
const madeBy = join(pictures, "made-by.txt");

/** How much of a picture may be another: a dot of colour is more. Another browser draws letters' edges differently. */
const mostDifferent = { sameBrowser: 0.0002, another: 0.01 };

/** How different two colours are before they count, of 1: less than between any two of a theme's. */
const threshold = 0.1;

/**
 * Whether something still looks as its reference picture; null where it does, and what to do where not. `PICTURES=new` makes it the reference
 * picture instead.
 * @param browser its version
 */
export async function compareWithPicture(name: string, now: PNG, browser: string): Promise<string | null> {
  const path = `${pictures}${name}.png`;
  if (process.env.PICTURES === "new") {
    await Promise.all([writeFile(path, small(now)), writeFile(madeBy, `${browser}\n`)]);
    return null;
  }
  const reference = PNG.sync.read(await readFile(path));
  const { width, height } = reference;
  if (now.width !== width || now.height !== height)
    return told(name, now, `is ${now.width} × ${now.height}, not ${width} × ${height}`);
  const difference = new PNG({ width, height });
  const count = pixelmatch(reference.data, now.data, difference.data, width, height, { threshold });
  const isSame = (await readFile(madeBy, "utf8")).trim() === browser;
  const allowed = mostDifferent[isSame ? "sameBrowser" : "another"];
  if (count <= width * height * allowed) return null;
  return told(name, now, `differs in ${count} of ${width * height} pixels`, difference);
}

/** With sixteen steps of each colour instead of 256, which is closer than the threshold, in two fifths of the space. */
function small(picture: PNG): Buffer {
  for (const [index, value] of picture.data.entries()) picture.data[index] = Math.round(value / 17) * 17;
  return PNG.sync.write(picture, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}

async function told(name: string, now: PNG, what: string, difference?: PNG): Promise<string> {
  await mkdir(lookHere, { recursive: true });
  await writeFile(join(lookHere, `${name}.png`), PNG.sync.write(now));
  if (difference) await writeFile(join(lookHere, `${name}-difference.png`), PNG.sync.write(difference));
  return `${name} ${what}: look in ${lookHere}`;
}

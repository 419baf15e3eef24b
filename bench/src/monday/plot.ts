import { percentiles } from "../measure/percentiles.ts";
import type { Minute } from "./simulate.ts";

const [width, panel, gap, left] = [720, 120, 34, 52];
const colours = ["#2d55de", "#c2410c"];
const hours = [0, 3, 6, 9, 12, 15, 18, 21, 24];

/** Of ten minutes, what one figure was; null where nothing happened. */
type Series = (number | null)[];

/** The days as a picture: notifications a second, workers, and the wait until fresh at the 95th percentile. */
export function plot(days: Readonly<Record<string, readonly Minute[]>>): string {
  const names = Object.keys(days);
  const of = (value: (minutes: readonly Minute[]) => number | null): Series[] =>
    Object.values(days).map((day) =>
      Array.from({ length: 144 }, (_, index) => value(day.slice(index * 10, index * 10 + 10))),
    );
  const highest = (value: (minute: Minute) => number) => (minutes: readonly Minute[]) =>
    Math.max(...minutes.map(value));
  const panels = [
    panelOf(0, "notifications a second", of(highest(({ arrived }) => arrived)).slice(0, 1), linear),
    panelOf(1, "workers", of(highest(({ workers }) => workers)), linear),
    panelOf(2, "seconds from notified to fresh, p95", of(p95), logarithmic),
  ];
  const key = names.map(
    (name, index) =>
      `<text x="${left + index * 160}" y="${heightOf(3) - 2}" fill="${colours[index]}">— ${name}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${heightOf(3) + 8}" font-family="system-ui,sans-serif" font-size="12" role="img" aria-label="A simulated Monday of 100,000 mailboxes in UTC: load, workers, and wait until fresh">
<rect width="100%" height="100%" fill="#fff"/>
${[...panels, ...key].join("\n")}
<text x="${width - 12}" y="${heightOf(3) - 2}" text-anchor="end" fill="#555">hours of a Monday, UTC</text>
</svg>
`;
}

const heightOf = (index: number) => 20 + index * (panel + gap);

function p95(minutes: readonly Minute[]): number | null {
  const waits = minutes.flatMap((minute) => minute.waits);
  return waits.length === 0 ? null : percentiles(waits).p95 / 1_000;
}

type Scale = (values: readonly number[]) => { at: (value: number) => number; marks: number[] };

const linear: Scale = (values) => {
  const most = Math.max(...values, 1);
  return { at: (value) => value / most, marks: [0, Math.round(most)] };
};

const logarithmic: Scale = (values) => {
  const top = Math.max(1, Math.ceil(Math.log10(Math.max(...values))));
  return {
    at: (value) => (Math.log10(Math.max(value, 0.1)) + 1) / (top + 1),
    marks: Array.from({ length: top + 2 }, (_, index) => 10 ** (index - 1)),
  };
};

function panelOf(index: number, title: string, lines: readonly Series[], scaleOf: Scale): string {
  const y = heightOf(index);
  const values = lines.flat().filter((value) => value !== null);
  const scale = scaleOf(values);
  const toX = (tens: number) => left + (tens / 144) * (width - left - 12);
  const toY = (value: number) => Math.round((y + panel - 18 - scale.at(value) * (panel - 30)) * 10) / 10;
  const marks = scale.marks.map(
    (mark) =>
      `<path d="M${left} ${toY(mark)}H${width - 12}" stroke="#e5e6ea"/><text x="${left - 6}" y="${toY(mark) + 4}" text-anchor="end" fill="#555">${mark}</text>`,
  );
  const times = hours.map(
    (hour) =>
      `<text x="${Math.round(toX(hour * 6))}" y="${y + panel}" text-anchor="middle" fill="#555">${hour}</text>`,
  );
  const drawn = lines.map((series, line) => {
    const points = series.flatMap((value, tens) =>
      value === null ? [] : [`${toX(tens).toFixed(1)},${toY(value)}`],
    );
    return `<polyline fill="none" stroke="${colours[line]}" stroke-width="1.5" points="${points.join(" ")}"/>`;
  });
  return `<g><text x="${left}" y="${y}" fill="#15171c" font-weight="600">${title}</text>${[...marks, ...times, ...drawn].join("")}</g>`;
}

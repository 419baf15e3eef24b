import { directions, type GalleryQuery, galleryPath, states, themes } from "./gallery-query.ts";

const choices = { state: states, theme: themes, dir: directions } as const;
const labels = { state: "State", theme: "Theme", dir: "Direction" } as const;

/** Links that show the elements in another way. */
export function GalleryNav({ query }: { query: GalleryQuery }) {
  return (
    <nav aria-label="How they are shown" className="mt-6 flex flex-col gap-2 text-sm" dir="ltr">
      {(Object.keys(choices) as (keyof typeof choices)[]).map((name) => (
        <p key={name} className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <span className="label w-20">{labels[name]}</span>
          {choices[name].map((value) => (
            <a
              key={value}
              href={galleryPath({ ...query, [name]: value })}
              aria-current={query[name] === value ? "true" : undefined}
              className="inline-flex min-h-6 items-center underline-offset-4 hover:underline aria-[current]:font-semibold aria-[current]:text-accent"
            >
              {value}
            </a>
          ))}
        </p>
      ))}
    </nav>
  );
}

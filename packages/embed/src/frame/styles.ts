/**
 * The script's styles. They come as a constructed sheet, which a page's Content-Security-Policy has nothing against
 * (`style-src` refuses elements and attributes).
 */
const css = `
.calcache-frame{display:block;position:relative;width:100%}
.calcache-frame iframe{display:block;position:relative;width:100%;border:0;background:transparent}
.calcache-skeleton{position:absolute;inset:0;display:grid;gap:1px;margin-top:4rem;border:1px solid;border-radius:1rem;overflow:hidden;
border-color:light-dark(#e5e6ea,#2a2c33);background:light-dark(#fff,#17181c);place-items:center}
.calcache-skeleton::after{content:"";width:2rem;height:2rem;border-radius:50%;background:light-dark(#e5e6ea,#2a2c33)}
.calcache-modal .calcache-skeleton{margin-top:0}
.calcache-fallback{font:16px/1.5 system-ui,sans-serif;padding:1rem;margin:0}
.calcache-modal{box-sizing:border-box;width:72rem;max-width:100%;max-height:100%;margin:auto;padding:3.5rem 1rem 1rem;border:0;
background:transparent;overflow:auto;overscroll-behavior:contain}
.calcache-modal::backdrop{background:rgb(0 0 0/.6)}
.calcache-close{position:absolute;top:.5rem;right:1rem;width:2.75rem;height:2.75rem;border:2px solid #fff;border-radius:50%;
background:#15171c;color:#fff;font:600 1.25rem/1 system-ui,sans-serif;cursor:pointer}
.calcache-close:focus-visible,.calcache-float:focus-visible{outline:3px solid #2d55de;outline-offset:3px;box-shadow:0 0 0 3px #fff}
.calcache-float{position:fixed;z-index:2147483000;bottom:1rem;display:flex;align-items:center;gap:.6rem;min-height:3rem;
max-width:calc(100% - 2rem);padding:.6rem 1.25rem;border:0;border-radius:1.5rem;font:600 1rem/1.3 system-ui,sans-serif;cursor:pointer;
box-shadow:0 4px 16px rgb(0 0 0/.3)}
.calcache-float svg{flex:none;width:1.25rem;height:1.25rem}
@media (prefers-reduced-motion:no-preference){.calcache-skeleton::after{animation:calcache-wait 1.2s ease-in-out infinite alternate}
@keyframes calcache-wait{to{opacity:.3}}}
@media (max-width:40rem){.calcache-modal{padding-left:.5rem;padding-right:.5rem}}
`;

let sheet: CSSStyleSheet | undefined;

/** Lets elements in the same tree as `element` have the styles, also where that is a shadow tree. */
export function addStyles(element: Element): void {
  const root = element.getRootNode();
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * Takes iCalendar files from a file picker, or dropped onto `zone`.
 * @param {{
 *   button: HTMLButtonElement,
 *   picker: HTMLInputElement,
 *   zone: HTMLElement,
 *   onFile: (file: { name: string, text: string }) => void,
 * }} options
 */
export function acceptIcsFiles({ button, picker, zone, onFile }) {
  /** @param {FileList | null | undefined} files */
  const take = async (files) => {
    for (const file of files ?? []) onFile({ name: file.name, text: await file.text() });
  };

  button.addEventListener("click", () => picker.click());
  picker.addEventListener("change", async () => {
    await take(picker.files);
    picker.value = "";
  });

  zone.addEventListener("dragover", (dragged) => {
    if (!dragged.dataTransfer?.types.includes("Files")) return;
    dragged.preventDefault();
    zone.classList.add("is-drop-target");
  });
  zone.addEventListener("dragleave", () => zone.classList.remove("is-drop-target"));
  zone.addEventListener("drop", (dropped) => {
    dropped.preventDefault();
    zone.classList.remove("is-drop-target");
    take(dropped.dataTransfer?.files);
  });
}

/** A time as operators of several zones read it. @param at epoch ms */
export const utcTime = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;

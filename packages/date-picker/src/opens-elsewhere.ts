/** A click with which browsers open a link in another tab or window, or save it. */
export const opensElsewhere = ({
  button,
  metaKey,
  ctrlKey,
  shiftKey,
  altKey,
}: {
  button: number;
  metaKey: boolean;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}): boolean => button !== 0 || metaKey || ctrlKey || shiftKey || altKey;

/**
 * Makes calls rarer: the first acts at once, those within `ms` after it act together when that time is over.
 * @returns `call`, and `cancel`, after which nothing that waits is done
 */
export function atMostEvery(ms: number, act: () => void): { call: () => void; cancel: () => void } {
  let pause: NodeJS.Timeout | null = null;
  let again = false;
  const begin = () => {
    again = false;
    pause = setTimeout(() => {
      pause = null;
      if (again) begin();
    }, ms);
    act();
  };
  return {
    call: () => {
      if (pause === null) begin();
      else again = true;
    },
    cancel: () => {
      if (pause !== null) clearTimeout(pause);
      pause = null;
      again = false;
    },
  };
}

/**
 * Makes calls rarer: those within `gather` ms after the first act together, those within `rest` ms after that act
 * together when it is over.
 * @returns `call`, and `cancel`, after which nothing that waits is done
 */
export function gathered(
  { gather, rest }: { gather: number; rest: number },
  act: () => void,
): { call: () => void; cancel: () => void } {
  let phase: "idle" | "gathering" | "resting" = "idle";
  let again = false;
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    phase = "resting";
    again = false;
    timer = setTimeout(() => {
      phase = "idle";
      if (again) begin();
    }, rest);
    act();
  };
  return {
    call: () => {
      if (phase === "resting") again = true;
      if (phase !== "idle") return;
      phase = "gathering";
      timer = setTimeout(begin, gather);
    },
    cancel: () => {
      clearTimeout(timer);
      phase = "idle";
    },
  };
}

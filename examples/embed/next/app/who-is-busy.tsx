"use client";

import { useEffect, useRef, useState } from "react";

type Proposed = { start: string; end: string; timeZone: string };

/** A week of two people. Its token comes from this app's own server, and another when it has ended. */
export function WhoIsBusy() {
  const element = useRef<HTMLElement>(null);
  const [token, setToken] = useState("");
  const [proposed, setProposed] = useState<Proposed | null>(null);

  useEffect(() => {
    const heard = new AbortController();
    const { signal } = heard;
    async function get() {
      const answer = await fetch("/element-token", { method: "POST", signal });
      if (answer.ok) setToken((await answer.json()).token);
    }
    const once = () => void get().catch(() => {});
    once();
    element.current?.addEventListener("tokenexpired", once, { signal });
    element.current?.addEventListener(
      "timeproposed",
      (event) => setProposed((event as CustomEvent<Proposed>).detail),
      { signal },
    );
    return () => heard.abort();
  }, []);

  return (
    <>
      <calcache-availability ref={element} token={token} people="ann: Ann Ito, ben" />
      <p role="status">{proposed && `You propose ${proposed.start} (${proposed.timeZone}).`}</p>
    </>
  );
}

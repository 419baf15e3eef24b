"use client";

import Cal, { getCalApi } from "@calcom/embed-react";
import { useEffect, useState } from "react";

const place = "https://book.example";
const script = `${place}/embed/embed.js`;

/** A page of a React app, Next.js or other, that goes on using cal.com's component: it is told where the script and the pages are. */
export default function Page() {
  const [booked, setBooked] = useState<string | null>(null);
  useEffect(() => {
    getCalApi({ namespace: "react", embedJsUrl: script }).then((cal) => {
      cal("ui", { theme: "light", layout: "week_view" });
      cal("on", {
        action: "bookingSuccessfulV2",
        callback: ({ detail }) => setBooked(detail.data.title ?? ""),
      });
    });
  }, []);
  return (
    <main>
      <h1>Talk to us</h1>
      {booked !== null && <p role="status">Booked: {booked}</p>}
      <Cal namespace="react" calLink="team/devs/teamevent" calOrigin={place} embedJsUrl={script} />
    </main>
  );
}

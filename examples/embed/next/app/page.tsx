import Script from "next/script";
import { WhoIsBusy } from "./who-is-busy.tsx";

const place = "https://book.example";

/** A page of a Next.js app: the booking page in a frame, and an element of its own beside it. */
export default function Page() {
  return (
    <main>
      <Script src={`${place}/embed/v1/embed.js`} />
      <Script src={`${place}/embed/v1/elements.js`} />
      <h1>Talk to us</h1>
      <calcache-booker team="devs" event="teamevent">
        <a href={`${place}/team/devs/teamevent`}>Book a time</a>
      </calcache-booker>
      <h2>Who is busy</h2>
      <WhoIsBusy />
    </main>
  );
}

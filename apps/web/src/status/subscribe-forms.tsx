/** What came of what somebody did with their subscription, in words; null where there is nothing to say. */
export function subscriptionWords(outcome: string | undefined): { text: string; isProblem: boolean } | null {
  switch (outcome) {
    case "asked-mail":
      return {
        text: "Please look for our mail: you are told of incidents once you say yes there.",
        isProblem: false,
      };
    case "asked-webhook":
      return {
        text: "A verification is on its way: incidents follow once it is answered with 2xx.",
        isProblem: false,
      };
    case "confirmed":
      return { text: "Thank you: you are told of incidents from now on.", isProblem: false };
    case "ended":
      return { text: "You are told of nothing any more.", isProblem: false };
    case "often":
      return { text: "That was asked for often enough. Please try again tomorrow.", isProblem: true };
    default:
      return null;
  }
}

const ways = [
  { name: "email", label: "By mail, to", type: "email", placeholder: "you@example.com" },
  { name: "url", label: "By webhook, at", type: "url", placeholder: "https://" },
];

/** Two forms by which anybody is told of incidents; they need no script. */
export const SubscribeForms = () => (
  <section className="mt-8" aria-labelledby="subscribe-heading">
    <h2 id="subscribe-heading" className="label mb-2">
      Be told of incidents
    </h2>
    {ways.map(({ name, label, type, placeholder }) => (
      <form key={name} method="post" action="/api/status/subscriptions" className="form-field mt-3">
        <label htmlFor={`subscribe-${name}`}>{label}</label>
        <div className="flex flex-wrap gap-2">
          <input
            id={`subscribe-${name}`}
            className="field min-w-0 flex-1"
            name={name}
            type={type}
            placeholder={placeholder}
            required
          />
          <button type="submit" className="button">
            Subscribe<span className="sr-only"> {name === "url" ? "by webhook" : "by mail"}</span>
          </button>
        </div>
      </form>
    ))}
  </section>
);

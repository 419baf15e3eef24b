// cal.com's snippet has defined `Cal` by now.
Cal("init", "intro", { origin: "https://app.cal.com" });
Cal.ns.intro("inline", {
  elementOrSelector: "#my-cal-inline",
  calLink: "team/devs/teamevent",
  config: { name: "Vera Visitor", email: "vera@example.com", guests: ["gus@example.com"] },
});
Cal.ns.intro("ui", { hideEventTypeDetails: true, cssVarsPerTheme: { light: { "cal-brand": "#0f766e" } } });
globalThis.heard = [];
Cal.ns.intro("on", { action: "*", callback: ({ detail }) => globalThis.heard.push(detail) });

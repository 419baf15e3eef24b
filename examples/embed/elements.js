// This site's server holds the key, and answers with an element token for this origin alone.
async function giveToken() {
  const { token } = await (await fetch("/element-token")).json();
  for (const element of document.querySelectorAll("[token]")) element.setAttribute("token", token);
}

giveToken();
// Several elements may hear of it at once.
let asked = 0;
addEventListener("tokenexpired", () => {
  clearTimeout(asked);
  asked = setTimeout(giveToken, 100);
});

const say = (id, text) => {
  document.getElementById(id).textContent = text;
};
document.getElementById("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = new FormData(event.target);
  say("asked", `You asked for ${fields.get("when")} by clocks of ${fields.get("when-time-zone")}`);
});
addEventListener("slotchosen", ({ detail }) => say("chosen", `You chose ${detail.start}`));
addEventListener("timeproposed", ({ detail }) =>
  say("proposed", `You proposed ${detail.start} to ${detail.end}`),
);

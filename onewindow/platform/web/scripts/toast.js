/* <ow-toast>: what was said for a moment goes by itself; says, too, when the network is gone.
   The server sends words with `HX-Trigger: {"toast": {"words": "…"}}`. */
customElements.define("ow-toast", class extends HTMLElement {
  connectedCallback() {
    document.addEventListener("toast", (event) => this.say(event.detail.words));
    document.addEventListener("htmx:error", () => this.say(this.dataset.offline));
    for (const line of this.children) this.fade(line);
  }

  say(words) {
    const line = document.createElement("p");
    line.textContent = words;
    this.append(line);
    this.fade(line);
  }

  fade(line) {
    setTimeout(() => line.remove(), 6000 + 100 * line.textContent.length);
  }
});

/* What the server wants read first: an error summary, a problem. */
const readFirst = () => document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:after:swap", readFirst);
readFirst();

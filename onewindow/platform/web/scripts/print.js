/* <ow-print hidden><button>…</button></ow-print>: prints the page; it shows itself, since without scripts it can do nothing. */
customElements.define("ow-print", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.addEventListener("click", () => print());
  }
});

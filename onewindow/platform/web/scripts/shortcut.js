/* <ow-shortcut><dialog>…</dialog></ow-shortcut>: `?` shows the keys, j and k walk the rows, a letter presses what carries
   it in data-key; while somebody types, with Alt, and only what stands in the page itself. Silent otherwise while somebody
   types, and when switched off in the dialog (kept for this browser). */
customElements.define("ow-shortcut", class extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.off = this.querySelector("[data-off]");
    if (this.off) {
      this.off.checked = localStorage.getItem("ow-keys") === "off";
      this.off.addEventListener("change", () => localStorage.setItem("ow-keys", this.off.checked ? "off" : "on"));
    }
    this.press = (event) => this.pressed(event);
    document.addEventListener("keydown", this.press);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.press);
  }

  pressed(event) {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) return this.find(event.code.replace(/^(Key|Digit)/, "").toLowerCase(), "main ", event);
    if (typing) return;
    if (event.key === "?") this.dialog?.showModal();
    else if (this.off?.checked) return;
    else if (event.key === "j" || event.key === "k") this.walk(event.key === "j" ? 1 : -1);
    else return this.find(event.key, "", event);
    event.preventDefault();
  }

  find(key, within, event) {
    const target = this.off?.checked ? null : document.querySelector(`${within}[data-key="${CSS.escape(key)}"]`);
    if (!target) return;
    event.preventDefault();
    target.click();
  }

  walk(step) {
    const rows = [...document.querySelectorAll("tbody tr, .tasks > li")].filter((row) => row.querySelector("a, button"));
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step));
    rows[next]?.querySelector("a, button").focus();
  }
});

/* <ow-draft data-url="…" data-saving data-saved data-failed data-ended> inside a form: three seconds after a change what is typed is
   kept on the server. Each time is a press of its own, so it gets a key of its own; files go with the form only. */
customElements.define("ow-draft", class extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), 3000);
    });
    this.form?.addEventListener("submit", () => clearTimeout(this.timer));
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  async save() {
    const typed = new FormData(this.form);
    for (const [name, value] of [...typed]) if (value instanceof File) typed.delete(name);
    typed.set("command", crypto.randomUUID() + (typed.get("command") ?? "").slice(36));
    this.textContent = this.dataset.saving;
    try {
      const answer = await fetch(this.dataset.url, { method: "POST", body: new URLSearchParams(typed), headers: { "X-Draft": "1" } });
      if (!answer.ok) throw answer;
      const time = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      this.textContent = `${this.dataset.saved} ${time}`;
    } catch (wrong) {
      this.textContent = wrong.status === 401 ? this.dataset.ended : this.dataset.failed;
    }
  }
});

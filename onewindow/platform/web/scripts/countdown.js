/* <ow-countdown until="2026-11-24T09:00Z" data-left="还剩 {h} 小时 {m} 分" data-over="已到时间">: says how long is left,
   for times of the clock. Days of law are counted by the server only. */
customElements.define("ow-countdown", class extends HTMLElement {
  connectedCallback() {
    this.say();
    this.timer = setInterval(() => this.say(), 20000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  say() {
    const minutes = Math.ceil((new Date(this.getAttribute("until")) - Date.now()) / 60000);
    this.toggleAttribute("over", minutes <= 0);
    this.textContent = minutes <= 0
      ? this.dataset.over
      : this.dataset.left.replace("{h}", Math.floor(minutes / 60)).replace("{m}", minutes % 60);
  }
});

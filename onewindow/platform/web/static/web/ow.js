{
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
}
{
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
}
{
customElements.define("ow-print", class extends HTMLElement {
connectedCallback() {
this.hidden = false;
this.addEventListener("click", () => print());
}
});
}
{
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
}
{
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
const readFirst = () => document.querySelector("[data-focus]")?.focus();
document.addEventListener("htmx:after:swap", readFirst);
readFirst();
}
{
const LONGEST_SIDE = 2000;
const smaller = async (file) => {
if (file.type !== "image/jpeg" || file.size < 600000) return file;
const picture = await createImageBitmap(file);
const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
const canvas = new OffscreenCanvas(picture.width * scale, picture.height * scale);
canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
return blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
};
customElements.define("ow-upload", class extends HTMLElement {
connectedCallback() {
this.input = this.querySelector("input[type=file]");
this.form = this.input?.form;
this.bar = this.querySelector("progress");
const box = this.querySelector(".upload");
box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("over"); });
box.addEventListener("dragleave", () => box.classList.remove("over"));
box.addEventListener("drop", (event) => {
event.preventDefault();
box.classList.remove("over");
this.take([...event.dataTransfer.files]);
});
this.input?.addEventListener("change", () => this.take([...this.input.files]));
this.form?.addEventListener("submit", (event) => {
if (!this.input.files.length || event.defaultPrevented) return;
event.preventDefault();
this.send(event.submitter);
});
}
async take(files) {
const kept = new DataTransfer();
for (const file of this.input.multiple ? files : files.slice(0, 1)) {
kept.items.add(await smaller(file).catch(() => file));
}
this.input.files = kept.files;
}
send(pressed) {
const request = new XMLHttpRequest();
this.say(this.dataset.sending);
this.bar.hidden = false;
request.upload.onprogress = (event) => { this.bar.value = (100 * event.loaded) / event.total; };
request.onload = () => this.answered(request);
request.onerror = () => { this.bar.hidden = true; this.say(this.dataset.failed); };
request.open("POST", this.form.action);
request.send(new FormData(this.form, pressed));
}
answered(request) {
if (request.status < 400) return void location.assign(request.responseURL);
const page = new DOMParser().parseFromString(request.responseText, "text/html");
document.querySelector("main").replaceWith(page.querySelector("main"));
document.querySelector("[data-focus]")?.focus();
}
say(words) {
const state = this.querySelector("[data-state]");
state.hidden = false;
state.textContent = words;
}
});
}

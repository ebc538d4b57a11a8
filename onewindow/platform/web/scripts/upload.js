/* <ow-upload>: takes dropped files, makes photographs smaller before sending, shows how far the sending is. The form
   posts as it would without; an answer with errors is put in place of the page's main part. */
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

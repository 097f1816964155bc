// A draft that saves itself: the first change waits two seconds, those within go along with it.
// What could not be saved is tried again, and the page asks before it is left.
// «data-draft-version» tells two browsers of one person apart: an answer 409 stops the saving and
// says «composer:conflict» with the text that stands there, until somebody sets the version anew.
import { say } from "./words.js";

const WAIT_MS = 2000;
const AGAIN_MS = 10_000;

export class Draft {
  constructor(textarea, read, csrf) {
    Object.assign(this, { textarea, read, csrf, timer: null, busy: false, dirty: false, leaving: false });
    this.url = textarea.dataset.draftUrl;
    this.state = textarea.form?.querySelector("[data-draft-state]");
    textarea.form?.addEventListener("submit", () => {
      this.leaving = true;
      clearTimeout(this.timer);
    });
    textarea.form?.addEventListener("htmx:afterRequest", (event) => {
      this.leaving = event.detail.successful;
      if (!event.detail.successful) this.changed();
    });
    window.addEventListener("beforeunload", (event) => {
      if (this.dirty && !this.leaving && textarea.isConnected && this.read()) event.preventDefault();
    });
    for (const field of textarea.form?.querySelectorAll("[data-draft-field]") ?? []) field.addEventListener("input", () => this.changed());
    textarea.addEventListener("composer:settled", () => this.changed());
    document.addEventListener("visibilitychange", () => document.hidden && this.dirty && this.save());
  }

  changed() {
    this.dirty = true;
    if (!this.timer) this.timer = setTimeout(() => this.save(), WAIT_MS);
  }

  tell(kind, text) {
    if (this.state) this.state.textContent = text;
    this.textarea.dispatchEvent(new CustomEvent(`composer:${kind}`, { bubbles: true, detail: { html: this.read() } }));
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = null;
    if (this.leaving || this.busy || this.textarea.dataset.draftConflict || !this.textarea.isConnected) return;
    this.tell("changed", "");
    if (!this.url) return;
    this.busy = true;
    this.dirty = false;
    try {
      const body = new FormData();
      body.set(this.textarea.name, this.read());
      body.set(`${this.textarea.name}_format`, "html");
      for (const field of this.textarea.form?.querySelectorAll("[data-draft-field]") ?? []) body.set(field.name, field.value);
      body.set("version", this.textarea.dataset.draftVersion ?? "0");
      const headers = { "X-CSRFToken": this.csrf(this.textarea) };
      const answer = await fetch(this.url, { method: "POST", body, headers, keepalive: document.hidden });
      if (answer.status === 409) {
        this.textarea.dataset.draftConflict = "true";
        this.textarea.dispatchEvent(new CustomEvent("composer:conflict", { bubbles: true, detail: await answer.json() }));
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = await answer.json().catch(() => ({}));
      if (kept.version !== undefined) this.textarea.dataset.draftVersion = kept.version;
      this.tell("saved", kept.words ?? ""); // the server says when, by the clock on the company's wall
    } catch {
      this.dirty = true;
      this.tell("failed", say("unsaved"));
      this.timer = setTimeout(() => this.save(), AGAIN_MS);
    } finally {
      this.busy = false;
      if (this.dirty && !this.timer) this.timer = setTimeout(() => this.save(), WAIT_MS);
    }
  }
}

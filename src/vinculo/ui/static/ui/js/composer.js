// The rich composer: dresses a <textarea data-composer> that works plainly without this script.
// The textarea stays in the form and holds the HTML; «<name>_format» says html or text.
//
//   data-draft-url    the text is posted there, at most every two seconds while one writes
//   data-upload-url   pasted pictures are posted there; the answer {"url": …} is put in the text.
//                     Without it they join the form's <input type="file" data-composer-files>.
//
// Events on the textarea: «composer:changed» (detail.html), «composer:saved», «composer:failed».
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, History, Image, Italic,
  Link, ListItem, OrderedList, Paragraph, Placeholder, Table, TableCell, TableHeader, TableRow, Text,
} from "../../django_prose_editor/editor.js";
import { cleaned } from "./cleaning.js";
import { Draft } from "./drafts.js";
import { dressTools } from "./composer-tools.js";
import { show } from "./toasts.js";
import { say } from "./words.js";

const EMPTY = /^(<p>(<br[^>]*>)?<\/p>)*$/i;

function extensions(placeholder) {
  return [
    Document, Paragraph, Text, HardBreak, History, Dropcursor, Gapcursor,
    Bold, Italic, BulletList, OrderedList, ListItem, Blockquote,
    Link.configure({ openOnClick: false, autolink: true, defaultProtocol: "https", HTMLAttributes: { rel: "noopener noreferrer", target: null } }),
    Table.configure({ resizable: false }), TableRow, TableHeader, TableCell,
    Image.configure({ inline: true, allowBase64: false }),
    Placeholder.configure({ placeholder }),
  ];
}

async function uploaded(textarea, file) {
  const body = new FormData();
  body.set("file", file);
  const answer = await fetch(textarea.dataset.uploadUrl, { method: "POST", body, headers: { "X-CSRFToken": csrf(textarea) } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(String(answer.status)), { words: said.words });
  return said.url;
}

const csrf = (textarea) => textarea.form?.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

function attach(textarea, files) {
  const field = textarea.form?.querySelector("input[type=file][data-composer-files]");
  if (!field) return false;
  const all = new DataTransfer();
  for (const file of [...field.files, ...files]) all.items.add(file);
  field.files = all.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

function take(editor, textarea, files) {
  const pictures = [...files].filter((file) => file.type.startsWith("image/"));
  if (!files.length) return false;
  if (!textarea.dataset.uploadUrl || pictures.length < files.length) return attach(textarea, files);
  for (const picture of pictures) {
    uploaded(textarea, picture)
      .then((src) => editor.chain().focus().setImage({ src, alt: picture.name }).run())
      .catch((error) => show(error.words ?? say("picture"), { state: "breach" }));
  }
  return true;
}

// A copied table or text may bring a picture of itself along: then the words are what was meant.
function bringsWords(clipboard) {
  const html = clipboard?.getData("text/html");
  return Boolean(html) && new DOMParser().parseFromString(html, "text/html").body.textContent.trim() !== "";
}

function submit(textarea) {
  const form = textarea.form;
  const button = form?.querySelector("[data-send]:not(:disabled)");
  if (button) form.requestSubmit(button);
  return Boolean(button);
}

export function dress(textarea) {
  if (textarea.dataset.dressed) return;
  textarea.dataset.dressed = "true";
  const box = textarea.closest(".composer-box");
  const place = document.createElement("div");
  place.className = "composer-place";
  textarea.before(place);
  const label = document.querySelector(`label[for="${textarea.id}"]`)?.textContent ?? "";
  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: textarea.dataset.html ?? textarea.value,
    extensions: extensions(textarea.placeholder),
    editorProps: {
      attributes: {
        id: `${textarea.id}-editor`, class: "textarea prose", role: "textbox", "aria-multiline": "true", "aria-label": label,
      },
      transformPastedHTML: cleaned,
      handlePaste: (_view, event) => !bringsWords(event.clipboardData) && take(editor, textarea, event.clipboardData?.files ?? []),
      handleDrop: (_view, event, _slice, moved) => !moved && take(editor, textarea, event.dataTransfer?.files ?? []),
      handleKeyDown: (_view, event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return submit(textarea);
        if (event.key === "Escape") {
          event.stopPropagation(); // Esc leaves the text where it is and gives the keys back to the page
          editor.commands.blur();
          return true;
        }
        return false;
      },
    },
    onUpdate: () => {
      textarea.value = html();
      draft.changed();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  function html() {
    const text = editor.getHTML();
    return EMPTY.test(text) ? "" : text;
  }
  const draft = new Draft(textarea, html, csrf);
  textarea.value = html();
  const isHere = document.activeElement === textarea; // somebody came before it was dressed
  textarea.hidden = true;
  const format = textarea.form?.elements[`${textarea.name}_format`];
  if (format) format.value = "html";
  dressTools(box, editor);
  if (textarea.required) textarea.required = false; // a hidden field cannot show what is missing; the server does
  textarea.composer = editor;
  if (isHere) editor.commands.focus("end");
  textarea.dispatchEvent(new CustomEvent("composer:ready", { bubbles: true, detail: { editor } }));
}

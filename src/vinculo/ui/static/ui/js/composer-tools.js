// The composer's toolbar: drawn by the server, brought to life here. Arrow keys move inside it.
const ACTS = {
  bold: { run: (chain) => chain.toggleBold(), mark: "bold" },
  italic: { run: (chain) => chain.toggleItalic(), mark: "italic" },
  bullets: { run: (chain) => chain.toggleBulletList(), mark: "bulletList" },
  numbers: { run: (chain) => chain.toggleOrderedList(), mark: "orderedList" },
  quote: { run: (chain) => chain.toggleBlockquote(), mark: "blockquote" },
  undo: { run: (chain) => chain.undo(), can: (editor) => editor.can().undo() },
  redo: { run: (chain) => chain.redo(), can: (editor) => editor.can().redo() },
};

function address(text) {
  const trimmed = text.trim();
  if (!trimmed) return "";
  if (/^(https?:|mailto:|tel:)/i.test(trimmed)) return trimmed;
  if (/^[^\s@/]+@[^\s@/]+$/.test(trimmed)) return `mailto:${trimmed}`;
  return /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? "" : `https://${trimmed}`;
}

function dressLink(tools, editor, refresh) {
  const row = tools.querySelector("[data-link-row]");
  const field = row.querySelector("input");
  const opener = tools.querySelector('[data-act="link"]');
  const close = () => {
    row.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    editor.commands.focus();
  };
  const apply = () => {
    const href = address(field.value);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent([{ type: "text", text: field.value.trim(), marks: [{ type: "link", attrs: { href } }] }]).run();
    } else chain.setLink({ href }).run();
    close();
    refresh();
  };
  opener.addEventListener("click", () => {
    row.hidden = !row.hidden;
    opener.setAttribute("aria-expanded", String(!row.hidden));
    if (row.hidden) return;
    field.value = editor.getAttributes("link").href ?? "";
    field.focus();
    field.select();
  });
  row.querySelector("[data-link-apply]").addEventListener("click", apply);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      apply();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  editor.on("create", refresh);
}

export function dressTools(box, editor) {
  const tools = box?.querySelector("[role=toolbar]");
  if (!tools) return;
  const buttons = [...tools.querySelectorAll("[data-act]")];
  const refresh = () => {
    for (const button of buttons) {
      const act = ACTS[button.dataset.act];
      if (button.dataset.act === "link") button.classList.toggle("on", editor.isActive("link"));
      if (act?.mark) button.setAttribute("aria-pressed", String(editor.isActive(act.mark)));
      if (act?.can) button.setAttribute("aria-disabled", String(!act.can(editor)));
    }
  };
  for (const button of buttons) {
    button.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the selection
    const act = ACTS[button.dataset.act];
    if (act) button.addEventListener("click", () => act.run(editor.chain().focus()).run());
  }
  buttons.forEach((button, index) => (button.tabIndex = index === 0 ? 0 : -1));
  tools.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(document.activeElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !step) return;
    event.preventDefault();
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons.forEach((button) => (button.tabIndex = button === next ? 0 : -1));
    next.focus();
  });
  dressLink(tools, editor, refresh);
  editor.on("transaction", refresh);
  refresh();
  tools.hidden = false;
}

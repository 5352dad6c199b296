// Blocks by type, and how a list of them follows its new version without losing what is being typed.
import { ask } from "../api.js";
import { el } from "../dom.js";
import { richText } from "../rich_text.js";
import { report } from "../views/toast.js";
import { alertBlock, card, carousel, container } from "./card.js";
import { dataTable } from "./data_table.js";
import { FormState } from "./form_state.js";
import { input } from "./input.js";
import { actions, context, contextActions, divider, header, image, section } from "./layout.js";
import { markdownBlock } from "./markdown.js";
import { remoteFile, video } from "./media.js";
import { tableBlock } from "./table.js";
import { confirmed } from "../views/confirm.js";

const BUILDERS = {
  section,
  header,
  context,
  divider,
  actions,
  image,
  input,
  rich_text: richText,
  table: tableBlock,
  markdown: markdownBlock,
  alert: alertBlock,
  card,
  carousel,
  container,
  context_actions: contextActions,
  data_table: dataTable,
  file: remoteFile,
  video,
};

/**
 * The blocks of one message or view. `container` is Slack's: {type: "message", channel, ts} or {type: "view", view_id}.
 * `node` is the element; `update(blocks, known)` shows a new version; `form` holds what was entered.
 * `heading` is the tag of header blocks: one below what stands over the list.
 */
export class BlockList {
  constructor(container, form = new FormState(), { heading = "h2" } = {}) {
    this.heading = heading;
    this.container = container;
    this.form = form;
    this.shown = new Map();
    this.node = el("div", { class: "blocks" });
  }

  update(blocks, known = {}) {
    const named = blocks.map((block, index) => (block.block_id ? block : { ...block, block_id: `#${index}` }));
    this.blocks = named;
    this.form.follow(named, known);
    const focus = focusMark(this.node);
    const next = new Map(named.map((block) => [block.block_id, this.#kept(block) ?? this.#built(block)]));
    this.shown = next;
    place(
      this.node,
      [...next.values()].map((each) => each.node),
    );
    restoreFocus(this.node, focus);
    return this;
  }

  // A block that reads the same keeps its element, and so its focus, selection and open list.
  #kept(block) {
    const known = this.shown.get(block.block_id);
    return known?.mark === JSON.stringify(block) ? known : null;
  }

  #built(block) {
    const node = this.#node(block);
    return { node, mark: JSON.stringify(block) };
  }

  #node(block) {
    const build = BUILDERS[block.type];
    const content = build ? build(block, this.#context()) : el("div", { class: "unknown" }, block.type);
    return el("div", { class: `block ${block.type}-block`, data: { "block-id": block.block_id } }, content);
  }

  #context() {
    return {
      container: this.container,
      heading: this.heading,
      form: this.form,
      build: (block) => this.#node(block),
      act: (element, block, value) => this.#act(element, block, value),
      change: (element, block, value) => this.#change(element, block, value),
    };
  }

  async #act(element, block, value) {
    if (element.confirm && !(await confirmed(element.confirm))) return;
    try {
      await ask("/client/action", {
        container: this.container,
        heading: this.heading,
        block_id: block.block_id,
        action_id: element.action_id,
        ...value,
        state: { values: this.form.values },
      });
    } catch (error) {
      report(error);
    }
  }

  // An element of an input block tells the app only when the block dispatches actions. Slack: input block, dispatch_action.
  #change(element, block, value) {
    this.form.write(block.block_id, element, value);
    if (block.type !== "input" || block.dispatch_action) this.#act(element, block, value);
  }
}

// Only what is new is put in and only what is gone is taken out: a kept element is never moved.
function place(root, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...root.children]) if (!wanted.has(child)) child.remove();
  let cursor = root.firstElementChild;
  for (const node of nodes) {
    if (node === cursor) cursor = cursor.nextElementSibling;
    else root.insertBefore(node, cursor);
  }
}

function focusMark(root) {
  const active = document.activeElement;
  if (!root.contains(active)) return null;
  const holder = active.closest("[data-action-id]");
  const block = active.closest("[data-block-id]");
  if (!holder || !block) return null;
  const selection = "selectionStart" in active ? [active.selectionStart, active.selectionEnd] : null;
  return { block: block.dataset.blockId, action: holder.dataset.actionId, selection };
}

function restoreFocus(root, mark) {
  if (!mark || root.contains(document.activeElement)) return;
  const holder = root.querySelector(
    `[data-block-id="${CSS.escape(mark.block)}"] [data-action-id="${CSS.escape(mark.action)}"]`,
  );
  const control = holder?.querySelector("input, textarea, button");
  control?.focus({ preventScroll: true });
  if (mark.selection && mark.selection[0] !== null) control?.setSelectionRange?.(...mark.selection);
}

// Where messages and commands are written.
import { ask, post, upload } from "../api.js";
import { el, fill, icon, uniqueId } from "../dom.js";
import { t } from "../i18n.js";
import { emit, store, userName } from "../store.js";
import { named, worded } from "../wording.js";
import { allCommands, proposals } from "./completion.js";
import { ProposalList } from "./proposal_list.js";
import { shortcutsButton } from "./shortcuts.js";
import { report, sentence, toast } from "./toast.js";

// What was begun in a conversation waits there until one comes back.
const drafts = new Map();

export class Composer {
  /** {channel, label, thread?}: `node` is the element. */
  constructor({ channel, label, thread = null }) {
    Object.assign(this, { channel, label, thread });
    this.key = `${store.me}:${channel}:${thread ?? ""}`;
    this.mentions = drafts.get(this.key)?.mentions ?? new Map();
    this.files = [];
    this.#build();
    this.#grow();
  }

  #build() {
    const id = uniqueId("composer");
    this.list = new ProposalList(id, (item) => this.#take(item));
    this.input = el("textarea", {
      id,
      rows: 1,
      value: drafts.get(this.key)?.text ?? "",
      placeholder: this.label,
      autocomplete: "off",
      aria: { label: this.label, autocomplete: "list", controls: this.list.id, haspopup: "listbox" },
      on: {
        input: () => this.#typed(),
        keydown: (event) => this.#keyed(event),
        blur: () => this.list.close(),
        click: () => this.#propose(),
      },
    });
    this.chips = el("div", { class: "composer-files" });
    this.note = el("p", { class: "composer-note", role: "status" });
    const picker = el("input", {
      type: "file",
      multiple: true,
      hidden: true,
      on: { change: () => this.#attach([...picker.files], picker) },
    });
    this.sendButton = el(
      "button",
      { type: "submit", class: "icon-button send", aria: { label: t("composer.send") }, title: t("composer.send") },
      icon("send"),
    );
    this.node = el(
      "form",
      {
        class: "composer",
        data: { channel: this.channel, thread: this.thread },
        on: { submit: (event) => (event.preventDefault(), this.send()) },
      },
      this.list.node,
      this.chips,
      el(
        "div",
        { class: "composer-row" },
        picker,
        this.#tool("attach", "composer.attach", () => picker.click()),
        this.thread ? null : shortcutsButton("global", {}, { class: "icon-button", label: t("composer.shortcuts") }),
        this.input,
        this.sendButton,
      ),
      this.note,
    );
  }

  #tool(name, key, click) {
    return el(
      "button",
      { type: "button", class: "icon-button", title: t(key), aria: { label: t(key) }, on: { click } },
      icon(name),
    );
  }

  /** Writes a text as if typed, and puts the caret at its end. */
  write(text) {
    this.input.value = text;
    this.input.focus();
    this.#typed();
  }

  #typed() {
    drafts.set(this.key, { text: this.input.value, mentions: this.mentions });
    this.note.textContent = "";
    this.#grow();
    this.#propose();
    emit("typed", this.input.value);
  }

  #grow() {
    this.input.style.height = "auto";
    requestAnimationFrame(() => {
      this.input.style.height = `${Math.min(this.input.scrollHeight, innerHeight * 0.4)}px`;
    });
    this.sendButton.disabled = !this.input.value.trim() && !this.files.length;
  }

  #propose() {
    this.list.show(proposals(this.input.value, this.input.selectionStart, { commands: !this.thread }), this.input);
  }

  #take(item) {
    const { value } = this.input;
    this.input.value = value.slice(0, item.from) + item.text + value.slice(item.to).replace(/^ /, "");
    const caret = item.from + item.text.length;
    if (item.user) this.mentions.set(`@${userName(item.user)}`, item.user);
    this.input.focus();
    this.input.setSelectionRange(caret, caret);
    this.#typed();
  }

  #keyed(event) {
    if (event.isComposing || this.list.key(event, this.input)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      event.preventDefault();
      emit("edit_last", { channel: this.channel, thread: this.thread });
    }
  }

  async #attach(files, picker) {
    for (const file of files) {
      this.note.textContent = t("file.uploading", { name: file.name });
      try {
        this.files.push(await upload(file));
        this.note.textContent = "";
      } catch (error) {
        this.note.textContent = t("file.failed", { name: file.name, code: error.code });
      }
    }
    picker.value = "";
    this.#showFiles();
    this.input.focus();
  }

  #showFiles() {
    fill(
      this.chips,
      this.files.map((file) =>
        el(
          "span",
          { class: "chip" },
          icon("file", 14),
          file.name,
          el(
            "button",
            {
              type: "button",
              aria: { label: t("select.remove", { name: file.name }) },
              on: { click: () => this.#dropFile(file) },
            },
            icon("close", 12),
          ),
        ),
      ),
    );
    this.#grow();
  }

  #dropFile(file) {
    this.files = this.files.filter((each) => each !== file);
    this.#showFiles();
  }

  /** Sends what is written; on a failure it is all put back and the reason is said. */
  async send() {
    const text = this.input.value.trim();
    const { files } = this;
    if (!text && !files.length) return;
    const command = this.#commandOf(text);
    if (command === "unknown") return;
    this.list.close();
    this.files = [];
    this.#showFiles();
    this.input.value = "";
    this.#typed();
    try {
      await (command ? this.#command(command, text) : this.#message(text, files));
      this.mentions.clear();
    } catch (error) {
      this.#putBack(text, files, error);
    }
  }

  #putBack(text, files, error) {
    if (this.input.value) {
      report(error);
      return;
    }
    this.files = files;
    this.#showFiles();
    this.input.value = text;
    this.#typed();
    this.note.textContent = sentence(error);
  }

  #commandOf(text) {
    if (!text.startsWith("/") || text.startsWith("//")) return null;
    const [name] = text.split(/\s/, 1);
    const found = allCommands().find((each) => each.command === name);
    if (found && this.thread) this.note.textContent = t("error.command_in_thread");
    else if (!found) this.note.textContent = t("error.unknown_command", { command: name });
    return found && !this.thread ? found : "unknown";
  }

  #message(text, files) {
    return ask("/client/send", {
      channel: this.channel,
      text: worded(
        text,
        this.#entities((id) => `<@${id}>`),
      ),
      thread_ts: this.thread ?? undefined,
      files: files.length ? files.map((file) => file.id) : undefined,
    });
  }

  async #command(command, text) {
    const escape = command.should_escape !== false;
    const words = text.slice(command.command.length).trim();
    const user = (id) => store.users.get(id)?.name ?? id;
    const mention = escape ? (id) => `<@${id}|${user(id)}>` : (id) => `@${user(id)}`;
    const answer = await post("/client/command", {
      channel: this.channel,
      command: command.command,
      text: named(words, this.#entities(mention)),
    });
    if (!answer.ok)
      toast(t(`error.${answer.error === "operation_timeout" ? "operation_timeout" : "dispatch_failed"}`), {
        fault: true,
      });
  }

  #entities(mention) {
    return new Map([...this.mentions].map(([name, id]) => [name, mention(id)]));
  }
}

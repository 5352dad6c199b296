// What a person entered, in the shape of Slack's state.values. Slack: view submission payload.

const clockSeconds = (value) => (value ? Number(value) : null);

// What each element starts with.
const INITIAL = {
  plain_text_input: (e) => ({ value: e.initial_value ?? null }),
  number_input: (e) => ({ value: e.initial_value ?? null }),
  email_text_input: (e) => ({ value: e.initial_value ?? null }),
  url_text_input: (e) => ({ value: e.initial_value ?? null }),
  static_select: (e) => ({ selected_option: e.initial_option ?? null }),
  external_select: (e) => ({ selected_option: e.initial_option ?? null }),
  users_select: (e) => ({ selected_user: e.initial_user ?? null }),
  conversations_select: (e) => ({ selected_conversation: e.initial_conversation ?? null }),
  channels_select: (e) => ({ selected_channel: e.initial_channel ?? null }),
  multi_static_select: (e) => ({ selected_options: e.initial_options ?? [] }),
  multi_external_select: (e) => ({ selected_options: e.initial_options ?? [] }),
  multi_users_select: (e) => ({ selected_users: e.initial_users ?? [] }),
  multi_conversations_select: (e) => ({ selected_conversations: e.initial_conversations ?? [] }),
  multi_channels_select: (e) => ({ selected_channels: e.initial_channels ?? [] }),
  datepicker: (e) => ({ selected_date: e.initial_date ?? null }),
  timepicker: (e) => ({ selected_time: e.initial_time ?? null }),
  datetimepicker: (e) => ({ selected_date_time: clockSeconds(e.initial_date_time) }),
  radio_buttons: (e) => ({ selected_option: e.initial_option ?? null }),
  checkboxes: (e) => ({ selected_options: e.initial_options ?? [] }),
  file_input: () => ({ files: [] }),
  rich_text_input: (e) => ({ rich_text_value: e.initial_value ?? null }),
};

/** The values of one message, modal view or Home view. */
export class FormState {
  constructor() {
    this.values = {};
    /** block_id -> why the form cannot be submitted yet, such as a file on its way */
    this.held = new Map();
  }

  /** Says why a block is not ready; an empty text makes it ready. */
  hold(blockId, text) {
    if (text) this.held.set(blockId, text);
    else this.held.delete(blockId);
  }

  /**
   * Adds what new elements start with and drops what is gone. What was typed under the same block_id and action_id stays.
   * Slack: inputs keep their values across views.update.
   */
  follow(blocks, known = {}) {
    const next = {};
    for (const { block, element } of statefulElements(blocks)) {
      const { block_id: blockId } = block;
      const { action_id: actionId, type } = element;
      const kept = this.values[blockId]?.[actionId] ?? known[blockId]?.[actionId];
      next[blockId] ??= {};
      next[blockId][actionId] = kept?.type === type ? kept : { type, ...INITIAL[type](element) };
    }
    this.values = next;
  }

  /** The value of one element without its type, e.g. {selected_date: "2026-12-01"}. */
  read(blockId, element) {
    const stored = this.values[blockId]?.[element.action_id];
    return stored ?? { type: element.type, ...INITIAL[element.type](element) };
  }

  write(blockId, element, value) {
    this.values[blockId] ??= {};
    this.values[blockId][element.action_id] = { type: element.type, ...value };
  }
}

/** The elements that hold a value, each with its block. */
export function statefulElements(blocks) {
  return withNested(blocks).flatMap((block) =>
    elementsOf(block)
      .filter((element) => INITIAL[element.type])
      .map((element) => ({ block, element })),
  );
}

// Blocks stand inside of others only in a container; the cards of a carousel hold no values.
function withNested(blocks) {
  return blocks.flatMap((block) => [block, ...withNested(block.child_blocks ?? [])]);
}

function elementsOf(block) {
  if (block.type === "input") return [block.element];
  if (block.type === "actions") return block.elements;
  if (block.type === "section" && block.accessory) return [block.accessory];
  return [];
}

// Date, time and both, by the browser's own pickers. Slack: date picker, time picker, datetime picker elements.
import { el } from "../dom.js";
import { t } from "../i18n.js";
import { fromWall, toWall } from "../time.js";
import { textOf } from "./text_object.js";

const KINDS = {
  datepicker: {
    type: "date",
    key: "selected_date",
    show: (value) => value ?? "",
    take: (text) => text || null,
    label: "input.date",
  },
  timepicker: {
    type: "time",
    key: "selected_time",
    show: (value) => value ?? "",
    take: (text) => text || null,
    label: "input.time",
  },
  datetimepicker: {
    type: "datetime-local",
    key: "selected_date_time",
    show: (value) => (value ? toWall(value * 1000) : ""),
    take: (text) => (text ? Math.round(fromWall(text) / 1000) : null),
    label: "input.datetime",
  },
};

/** The element as a node; a moment is read on the workspace's clocks. */
export function date(element, ctx, block, field) {
  const kind = KINDS[element.type];
  const label = field.label ?? (element.placeholder ? textOf(element.placeholder) : t(kind.label));
  const input = el("input", {
    id: field.id,
    class: "control date",
    type: kind.type,
    value: kind.show(ctx.form.read(block.block_id, element)[kind.key]),
    aria: { label: field.id ? undefined : label, describedby: field.describedBy },
    title: field.id ? undefined : label,
    on: { change: () => ctx.change(element, block, { [kind.key]: kind.take(input.value) }) },
  });
  return input;
}

"""Every number of Slack's that the workspace enforces, in one table, each with its source.

Sources are pages under https://docs.slack.dev unless they say otherwise. Lengths are counted in UTF-16 units: how Slack
counts characters beyond the basic plane is not documented, and this is the stricter reading.
"""

from typing import NamedTuple


class Limit(NamedTuple):
    """The largest value that is allowed, and where that is said."""

    value: int
    source: str


_BLOCKS = "/reference/block-kit/blocks"
_ELEMENTS = "/reference/block-kit/block-elements"
_OBJECTS = "/reference/block-kit/composition-objects"
_VIEWS = "/reference/views"
_MANIFEST = "/reference/app-manifest"

LIMITS: dict[str, Limit] = {
    # messages
    "message.text": Limit(40_000, "/reference/methods/chat.postMessage (longer is cut)"),
    "message.username": Limit(80, f"{_MANIFEST} (display_name)"),
    "message.blocks": Limit(50, _BLOCKS),
    "message.characters": Limit(13_200, "measured, not documented: github.com/slackapi/bolt-js/issues/2509"),
    "message.attachments": Limit(100, "/legacy/legacy-messaging/legacy-secondary-message-attachments"),
    "message.tables": Limit(1, f"{_BLOCKS}/table-block"),
    "message.markdown": Limit(12_000, f"{_BLOCKS}/markdown-block (over all markdown blocks of a payload)"),
    "metadata.characters": Limit(8_000, "/messaging/message-metadata names no size; ours is cautious"),
    "metadata.event_type": Limit(255, "/messaging/message-metadata names no length; as other identifiers"),
    # views
    "view.blocks": Limit(100, _BLOCKS),
    "view.bytes": Limit(250_000, "/reference/methods/views.open (view_too_large)"),
    "view.title": Limit(24, f"{_VIEWS}/modal-views"),
    "view.submit": Limit(24, f"{_VIEWS}/modal-views"),
    "view.close": Limit(24, f"{_VIEWS}/modal-views"),
    "view.private_metadata": Limit(3_000, f"{_VIEWS}/modal-views"),
    "view.callback_id": Limit(255, f"{_VIEWS}/modal-views"),
    "view.external_id": Limit(255, f"{_VIEWS}/modal-views"),
    # blocks
    "block.block_id": Limit(255, _BLOCKS),
    "section.text": Limit(3_000, f"{_BLOCKS}/section-block"),
    "section.fields": Limit(10, f"{_BLOCKS}/section-block"),
    "section.field": Limit(2_000, f"{_BLOCKS}/section-block"),
    "header.text": Limit(150, f"{_BLOCKS}/header-block"),
    "context.elements": Limit(10, f"{_BLOCKS}/context-block"),
    "context.text": Limit(3_000, f"{_OBJECTS}/text-object"),
    "actions.elements": Limit(25, f"{_BLOCKS}/actions-block"),
    "context_actions.elements": Limit(5, f"{_BLOCKS}/context-actions-block"),
    "input.label": Limit(2_000, f"{_BLOCKS}/input-block"),
    "input.hint": Limit(2_000, f"{_BLOCKS}/input-block"),
    "image.image_url": Limit(3_000, f"{_BLOCKS}/image-block"),
    "image.alt_text": Limit(2_000, f"{_BLOCKS}/image-block"),
    "image.title": Limit(2_000, f"{_BLOCKS}/image-block"),
    "video.title": Limit(199, f"{_BLOCKS}/video-block (less than 200)"),
    "video.description": Limit(199, f"{_BLOCKS}/video-block (less than 200)"),
    "video.author_name": Limit(49, f"{_BLOCKS}/video-block (less than 50)"),
    "video.provider_name": Limit(49, f"{_BLOCKS}/video-block (less than 50)"),
    "video.url": Limit(3_000, f"{_BLOCKS}/video-block"),
    "video.alt_text": Limit(2_000, f"{_BLOCKS}/video-block"),
    "file.external_id": Limit(255, f"{_BLOCKS}/file-block"),
    "markdown.text": Limit(12_000, f"{_BLOCKS}/markdown-block"),
    "table.rows": Limit(100, f"{_BLOCKS}/table-block"),
    "table.columns": Limit(20, f"{_BLOCKS}/table-block"),
    "table.column_settings": Limit(20, f"{_BLOCKS}/table-block"),
    "table.characters": Limit(10_000, f"{_BLOCKS}/table-block (over all cells)"),
    "data_table.rows": Limit(101, f"{_BLOCKS}/data-table-block (100 and the header)"),
    "data_table.columns": Limit(20, f"{_BLOCKS}/data-table-block names none; as the table block"),
    "data_table.characters": Limit(20_000, f"{_BLOCKS}/data-table-block (over all cells)"),
    "data_table.page_size": Limit(100, f"{_BLOCKS}/data-table-block"),
    "data_table.caption": Limit(2_000, f"{_BLOCKS}/data-table-block names none; as an image's title"),
    "alert.text": Limit(200, f"{_BLOCKS}/alert-block"),
    "card.title": Limit(150, f"{_BLOCKS}/card-block"),
    "card.subtitle": Limit(150, f"{_BLOCKS}/card-block"),
    "card.body": Limit(200, f"{_BLOCKS}/card-block"),
    "card.actions": Limit(5, f"{_BLOCKS}/card-block names none; ours is cautious"),
    "carousel.elements": Limit(10, f"{_BLOCKS}/carousel-block"),
    "container.title": Limit(150, f"{_BLOCKS}/container-block"),
    "container.subtitle": Limit(150, f"{_BLOCKS}/container-block"),
    "container.child_blocks": Limit(10, f"{_BLOCKS}/container-block"),
    "rich_text.characters": Limit(13_200, f"{_BLOCKS}/rich-text-block names none; the message's own total"),
    "rich_text.url": Limit(3_000, f"{_BLOCKS}/rich-text-block names none; as a button's address"),
    "rich_text.offset": Limit(10_000, f"{_BLOCKS}/rich-text-block names none"),
    "rich_text.indent": Limit(8, f"{_BLOCKS}/rich-text-block"),
    # elements
    "element.action_id": Limit(255, _ELEMENTS),
    "element.placeholder": Limit(150, f"{_ELEMENTS}/select-menu-element"),
    "button.text": Limit(75, f"{_ELEMENTS}/button-element"),
    "button.value": Limit(2_000, f"{_ELEMENTS}/button-element"),
    "button.url": Limit(3_000, f"{_ELEMENTS}/button-element"),
    "button.accessibility_label": Limit(75, f"{_ELEMENTS}/button-element"),
    "select.options": Limit(100, f"{_ELEMENTS}/select-menu-element"),
    "select.option_groups": Limit(100, f"{_ELEMENTS}/select-menu-element"),
    "overflow.options": Limit(5, f"{_ELEMENTS}/overflow-menu-element"),
    "radio_buttons.options": Limit(10, f"{_ELEMENTS}/radio-button-group-element"),
    "checkboxes.options": Limit(10, f"{_ELEMENTS}/checkboxes-element"),
    "select.chosen": Limit(100, f"{_ELEMENTS}/multi-select-menu-element names none; as many as options"),
    "select.min_query_length": Limit(100, f"{_ELEMENTS}/select-menu-element names none; the query's own length"),
    "plain_text_input.max_length": Limit(3_000, f"{_ELEMENTS}/plain-text-input-element"),
    "plain_text_input.initial_value": Limit(3_000, f"{_ELEMENTS}/plain-text-input-element"),
    "file_input.filetypes": Limit(100, f"{_ELEMENTS}/file-input-element names none"),
    "file_input.max_files": Limit(10, f"{_ELEMENTS}/file-input-element"),
    # composition objects
    "dispatch.trigger_actions_on": Limit(2, f"{_OBJECTS}/dispatch-action-configuration-object (two words)"),
    "filter.include": Limit(4, f"{_OBJECTS}/conversation-filter-object (four words)"),
    "slack_file.url": Limit(3_000, f"{_OBJECTS}/slack-file-object names none; as an image's address"),
    "identifier": Limit(255, "ids of people, channels, files: no length is documented"),
    "option.text": Limit(75, f"{_OBJECTS}/option-object"),
    "option.value": Limit(150, f"{_OBJECTS}/option-object"),
    "option.description": Limit(75, f"{_OBJECTS}/option-object"),
    "option.url": Limit(3_000, f"{_OBJECTS}/option-object"),
    "option_group.label": Limit(75, f"{_OBJECTS}/option-group-object"),
    "confirm.title": Limit(100, f"{_OBJECTS}/confirmation-dialog-object"),
    "confirm.text": Limit(300, f"{_OBJECTS}/confirmation-dialog-object"),
    "confirm.confirm": Limit(30, f"{_OBJECTS}/confirmation-dialog-object"),
    "confirm.deny": Limit(30, f"{_OBJECTS}/confirmation-dialog-object"),
    # answers
    "options.options": Limit(100, "/interactivity/handling-user-interaction (block_suggestion)"),
    "errors.text": Limit(2_000, "/surfaces/modals names no length; as an input's hint"),
}


def value(name: str) -> int:
    """Return a limit's value. Raises KeyError for a name that is not in the table."""
    return LIMITS[name].value


def length(text: str) -> int:
    """Return a text's length as Slack is taken to count it: in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)

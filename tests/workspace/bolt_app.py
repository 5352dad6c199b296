"""A tiny Bolt app as Slack's documentation teaches to write one: a command, a button, a modal, a Home tab.

It knows nothing of the workspace but the address of its Web API.
"""

from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


def build(token: str, signing_secret: str, base_url: str) -> AsyncApp:
    app = AsyncApp(client=AsyncWebClient(token=token, base_url=base_url), signing_secret=signing_secret)

    @app.command("/echo")
    async def repeat_text(ack: Any, respond: Any, command: dict[str, Any]) -> None:
        await ack()
        await respond(f"{command['text']}")

    @app.command("/ticket")
    async def open_modal(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(
            trigger_id=body["trigger_id"],
            view={
                "type": "modal",
                "callback_id": "view_1",
                "title": {"type": "plain_text", "text": "My App"},
                "submit": {"type": "plain_text", "text": "Submit"},
                "blocks": [
                    {
                        "type": "input",
                        "block_id": "input_c",
                        "label": {"type": "plain_text", "text": "What are your hopes and dreams?"},
                        "element": {"type": "plain_text_input", "action_id": "dreamy_input", "multiline": True},
                    }
                ],
            },
        )

    @app.view("view_1")
    async def handle_submission(ack: Any, body: dict[str, Any], client: AsyncWebClient, view: dict[str, Any]) -> None:
        hopes_and_dreams = view["state"]["values"]["input_c"]["dreamy_input"]["value"]
        if hopes_and_dreams is None or len(hopes_and_dreams) <= 5:
            await ack(response_action="errors", errors={"input_c": "The value must be longer than 5 characters"})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text="Your submission was successful")

    @app.message("hello")
    async def message_hello(message: dict[str, Any], say: Any) -> None:
        button = {"type": "button", "text": {"type": "plain_text", "text": "Click Me"}, "action_id": "button_click"}
        await say(
            blocks=[
                {
                    "type": "section",
                    "text": {"type": "mrkdwn", "text": f"Hey there <@{message['user']}>!"},
                    "accessory": button,
                }
            ],
            text=f"Hey there <@{message['user']}>!",
        )

    @app.action("button_click")
    async def action_button_click(body: dict[str, Any], ack: Any, say: Any) -> None:
        await ack()
        await say(f"<@{body['user']['id']}> clicked the button")

    @app.event("app_home_opened")
    async def update_home_tab(client: AsyncWebClient, event: dict[str, Any]) -> None:
        text = {"type": "mrkdwn", "text": f"*Welcome home, <@{event['user']}> :house:*"}
        await client.views_publish(
            user_id=event["user"],
            view={"type": "home", "callback_id": "home_view", "blocks": [{"type": "section", "text": text}]},
        )

    @app.shortcut("open_modal")
    async def greet(ack: Any, shortcut: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.chat_postMessage(channel=shortcut["user"]["id"], text="shortcut")

    return app

"""The local workspace: a stand-in for Slack, for any Slack app.

One process serves Slack's Web API, sends events over signed HTTP or Socket Mode, and shows a page where a person can act
as anyone. It knows nothing of the bot beside it: the two meet only in Slack's own protocol.
"""

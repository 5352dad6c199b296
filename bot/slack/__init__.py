"""The only way to Slack's Web API, and the app's manifest."""

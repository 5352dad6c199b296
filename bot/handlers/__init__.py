"""The chat edge: Slack's requests to use cases, and their answers back. No rule, no SQL, no block."""

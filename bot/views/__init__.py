"""Facts and texts to Block Kit, and Slack's payloads to typed requests. No services, no database."""

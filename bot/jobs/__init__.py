"""The clock edge: what is delivered and what the clock sets off. No rule, no text."""

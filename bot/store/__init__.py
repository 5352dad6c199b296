"""The only package that knows SQL: tables, one repository per noun, how a transaction runs, the outbox and the record."""

"""The rules: plain objects, states and decisions. No database, no clock, no words for people."""

"""Files: snapshots to bytes, and the files people hand in to rows."""

"""The configuration of a run: what it may hold, where it lies, which source of it is stronger, and what it changes."""

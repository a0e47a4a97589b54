"""Steps 5 and 6 as tasks: each can run in a process of its own, and imports what it alone needs."""

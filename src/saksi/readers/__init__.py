"""How people read the record: the command line, the reading room."""

"""What the program does: one use case a module, named after its button and command."""

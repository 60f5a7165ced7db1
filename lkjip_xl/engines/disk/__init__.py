"""The disk: files replaced in one step, earlier versions kept, many files handed over at once, and the log."""

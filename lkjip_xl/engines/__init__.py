"""What the program speaks to: workbooks, documents, paper, data files, and the disk."""

"""The rules: each one function from a document to the contradictions of one code."""

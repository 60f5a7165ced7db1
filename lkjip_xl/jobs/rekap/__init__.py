"""Many workbooks as one: what each gives, and what they give together."""

"""Readers of manuscripts that others wrote, and the copies of them that carry remarks."""

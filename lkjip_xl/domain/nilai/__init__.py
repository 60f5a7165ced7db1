"""The values that everything else is made of: numbers, texts, dates, measures, figures, scales, and codes."""

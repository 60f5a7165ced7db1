"""Many offices as one: the rows that each workbook gives, and what only several workbooks together can tell."""

"""A file becomes an Article: one reader a format, the table of headings."""

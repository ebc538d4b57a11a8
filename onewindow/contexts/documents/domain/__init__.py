"""文书印章 — kinds of document as data, what each must say, and whose seal it carries. Pure."""

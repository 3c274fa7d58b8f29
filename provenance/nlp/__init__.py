"""Text to spans: tokens, sentences, quotations, names, numbers, dates, language.

Every function takes the text and returns offsets into it; none changes it.
"""

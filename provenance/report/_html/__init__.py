"""The HTML page in pieces: markup, the parts of one article, the page around them."""

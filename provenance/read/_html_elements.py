"""What HTML's elements are to a reader of text, after the HTML standard."""

from __future__ import annotations


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


RAW = _set("script style textarea title xmp iframe noembed noframes plaintext")
"""Elements whose content holds no tags."""

INLINE = _set(
    "a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label "
    "mark meter nobr output picture progress q rp rt ruby s samp small source span strike strong "
    "sub sup time track tt u var wbr"
)
"""Elements that do not end a block."""

VOID = _set("area base br col embed hr img input link meta param source track wbr")
"""Elements without an end tag."""

SKIPPED = _set(
    "audio canvas datalist iframe math noembed noframes noscript object option script select "
    "style svg template textarea title video xmp"
)
"""Elements whose content is not text of the page."""

FOREIGN = _set("svg math title style script")
"""Elements that may close themselves with ``/>``."""

MEANING = _set(
    "h1 h2 h3 h4 h5 h6 p li figcaption caption blockquote pre td th dt dd address summary nav "
    "aside footer form"
)
"""Elements that say what a block is; the others (div, section) say what it stands in."""

HOLDS = _set("li figcaption blockquote nav aside footer")
"""Elements that name the paragraphs in them: a paragraph in a figcaption is a caption."""

CHROME = _set("nav header footer aside menu dialog")
"""Page furniture. Not form: one kind of server wraps whole pages in a form."""

CLOSES_P = _set(
    "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section table ul"
)
"""Elements that end an open paragraph."""

IMPLIED = {
    "li": ("li", _set("ul ol menu")),
    "dt": ("dt", _set("dl")),
    "dd": ("dd", _set("dl")),
    "tr": ("tr", _set("table")),
    "td": ("td", _set("tr table")),
    "th": ("th", _set("tr table")),
}
"""An element that ends its unclosed predecessor, and the ancestors that shield one."""


class Open:
    """An open element and what it hands down to the text in it.

    Attributes:
        name: Element name.
        element: Its number, in order of opening.
        tag: What text directly in it is called in a region.
        skip: Its text is not shown.
        chrome: It stands in page furniture.
        menu: It stands in a nav.
        comment: It stands among the readers' comments.
        pre: Its white space is kept.
    """

    __slots__ = ("chrome", "comment", "element", "menu", "name", "pre", "skip", "tag")

    def __init__(self, name: str, element: int, parent: Open | None) -> None:
        self.name = name
        self.element = element
        self.tag = name
        self.skip = self.chrome = self.menu = self.comment = self.pre = False
        if parent is not None:
            self.skip, self.chrome, self.menu = parent.skip, parent.chrome, parent.menu
            self.comment, self.pre = parent.comment, parent.pre
            named = name in MEANING and not (name == "p" and parent.tag in HOLDS)
            self.tag = name if named or parent.tag not in MEANING else parent.tag
        self.chrome = self.chrome or name in CHROME
        self.menu = self.menu or name == "nav"
        self.pre = self.pre or name == "pre"

"""Pages written for these tests; people and places are invented."""

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour toll rises again - The Quay Post</title>
<meta property="og:site_name" content="The Quay Post">
<meta name="author" content="By Ada Lund and Bo Ek">
<meta property="article:published_time" content="2026-11-03T08:00:00Z"></head>"""

CHROME = """<header><h1><a href="/">The Quay Post</a></h1><nav><ul><li><a href="/">Home</a>
<li><a href="/w">World</a></ul></nav></header>"""

PARAGRAPHS = (
    "The port of Vellmar said on Tuesday it would raise its harbour toll by nine percent, "
    "the second rise in a year, after repairs to the outer quay ran over budget.",
    "&ldquo;We have no other way to pay for the sea wall,&rdquo; said Mira Olsson, the harbour "
    "master, at a news conference in the town hall.",
    "Shippers said they had not been asked.",
    "A mid-sized coaster will pay about 4,200 crowns for each call, up from 3,850 crowns, "
    "according to a table that the port published with its notice.",
    "The council votes on Friday.",
)

PITCH = (
    "Enjoying this story? Subscribe to our newsletter for stories that others will not tell you."
)

ARTICLE = (
    f"{HEAD}<body>{CHROME}<main><article><h1>Harbour toll rises &amp; shippers balk</h1>"
    '<p class="byline">By Ada Lund</p><div class="share"><a href="x">Share</a></div>'
    f"<p>{PARAGRAPHS[0]}</p><figure><img><figcaption>The outer quay at dusk.</figcaption></figure>"
    f"<p>{PARAGRAPHS[1]}</p>\n<p>{PARAGRAPHS[2]}</p><h2>What it costs</h2><p>{PARAGRAPHS[3]}</p>"
    f"<p>{PARAGRAPHS[4]}</p><aside><p>{PITCH}</p></aside></article>"
    '<section><h3>Related</h3><ul><li><a href="1">Ferry strike ends</a><li><a href="2">Fish</a>'
    "</ul>"
    "</section></main><footer><p>Copyright The Quay Post</p></footer></body></html>"
)

LINKS = "".join(
    f'<li><a href="/{i}">Ferry number {i} leaves late again today</a></li>' for i in range(40)
)
LINK_LIST = f"{HEAD}<body>{CHROME}<main><ul>{LINKS}</ul></main></body></html>"

TEASERS = "".join(
    f'<article><h2><a href="/{i}">Story {i}</a></h2><p>In the town of Nordby number {i} '
    f"the council met on day {i} of the month and said it would look into the matter of "
    f"bridge {i} soon.</p></article>"
    for i in range(12)
)
INDEX = f"{HEAD}<body>{CHROME}<main>{TEASERS}</main></body></html>"

LOGIN = (
    "<!doctype html><html><body><h1>Sign in</h1><form><label>Name <input name=n></label>"
    "<input type=password name=p><button>Go</button></form></body></html>"
)

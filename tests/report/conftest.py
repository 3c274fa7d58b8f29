"""Reports built by hand, with every field filled, for all report formats.

The article, its people, places and outlets are invented for these tests.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from provenance.attestation import attest
from provenance.fingerprint import with_fingerprints
from provenance.types import (
    Article,
    Attestation,
    Attribution,
    Block,
    Channel,
    Contribution,
    Corroboration,
    EvidencePassage,
    EvidenceRef,
    Finding,
    FramingScore,
    ModelRef,
    Report,
    Run,
    Scores,
    Sentence,
    Skipped,
    Source,
    Sourcing,
    Span,
    VoiceScore,
    VoiceSpan,
)

PARTS: list[tuple[str, str]] = [
    ("chrome", "Home  News  Weather  Menu  facebook_icon  share  Print"),
    ("headline", "Ministry boasts dam is safe as valley waits for answers"),
    ("byline", "By Lena Oderwald"),
    (
        "body",
        "The Ministry of Works boasted on Tuesday that the Kestrel dam was “safe in every "
        "respect”, two days after a crack in its northern wall forced 4,200 people from their "
        "homes in a reckless gamble with the spring floods.",
    ),
    (
        "body",
        "“We have measured the wall every hour since Sunday and it has not moved by a "
        "millimeter,” said Tomas Verrin, the minister of works, in an interview with Meridian "
        "Wire.",
    ),
    (
        "body",
        "Mayor Ilse Brandt said the engineers had told her the sluices “could not be opened for "
        "at least nine days”, and called the timetable “a disgraceful fairy tale”.",
    ),
    ("subhead", "Three cracks or fourteen"),
    (
        "body",
        "A report by the Halden Water Authority found 14 cracks in the northern wall; the "
        "ministry has put the number at three.",
    ),
    (
        "body",
        "One engineer, who asked not to be named because she still works at the site, said the "
        "pumps had “failed twice” in the night. Critics say the money for new ones went to the "
        "stadium instead.",
    ),
    (
        "body",
        "Families in the school hall of Oster Quay want to be home by Friday. The ministry has "
        "clearly managed to lose the trust of the valley.",
    ),
    ("caption", "Water below the northern wall on Monday."),
    ("credit", "Photo: Jory Lind"),
    (
        "promo",
        "Subscribe to our newsletter for the stories the ministry would rather hide from you.",
    ),
    ("related", "Read more: Five dams that nobody is watching"),
    ("correction", "Correction: an earlier version gave the number of evacuees as 2,400."),
    ("bio", "Lena Oderwald covers public works for the Courier."),
]
TEXT = "\n\n".join(text for _, text in PARTS) + "\n"


def at(words: str, *, after: str = "") -> Span:
    """Span of the first place of some words, behind some others."""
    start = TEXT.index(words, TEXT.index(after))
    return start, start + len(words)


def _blocks() -> tuple[Block, ...]:
    blocks = []
    for i, (kind, text) in enumerate(PARTS):
        start, end = at(text)
        blocks.append(Block(start, end, kind, 0.99 - i / 100))  # type: ignore[arg-type]
    return tuple(blocks)


def _source(
    i: int, name: str | None, kind: str, mention: str, words: int, **more: object
) -> Source:
    span = at(mention)
    return Source(f"s{i}", name, kind, (span,), words=words, share=words / 100, **more)  # type: ignore[arg-type]


SOURCES = (
    _source(1, "Ministry of Works", "official_org", "Ministry of Works", 19, official=True),
    _source(
        2,
        "Tomas Verrin",
        "person_named",
        "Tomas Verrin",
        18,
        role="minister of works",
        official=True,
    ),
    _source(3, "Ilse Brandt", "person_named", "Mayor Ilse Brandt", 21, role="mayor", official=True),
    _source(4, None, "group", "the engineers", 12),
    _source(5, "report by the Halden Water Authority", "document", "A report by the Halden", 7),
    _source(
        6,
        None,
        "anonymous",
        "One engineer",
        8,
        role="engineer",
        anonymous=True,
        anonymity_reason="she still works at the site",
    ),
    _source(7, None, "unresolved", "Critics", 9),
    _source(8, None, "group", "Families", 6),
)

ATTRIBUTIONS = (
    Attribution(
        "a1",
        "s1",
        (at("The Ministry of Works"),),
        (at("boasted"),),
        (at("that the Kestrel dam was “safe in every respect”"),),
        "mixed",
        0.93,
    ),
    Attribution(
        "a2",
        "s2",
        (at("Tomas Verrin, the minister of works"),),
        (at("said", after="millimeter"),),
        (
            at(
                "“We have measured the wall every hour since Sunday and it has not moved by a "
                "millimeter,”"
            ),
        ),
        "direct",
        0.99,
        channel=Channel("Meridian Wire", at("Meridian Wire")),
    ),
    Attribution(
        "a3",
        "s3",
        (at("Mayor Ilse Brandt"),),
        (at("said", after="Brandt"),),
        (
            at(
                "the engineers had told her the sluices “could not be opened for at least nine "
                "days”"
            ),
        ),
        "mixed",
        0.9,
    ),
    Attribution(
        "a4",
        "s4",
        (at("the engineers"),),
        (at("had told"),),
        (at("the sluices “could not be opened for at least nine days”"),),
        "mixed",
        0.71,
        parent="a3",
    ),
    Attribution(
        "a5",
        "s3",
        (at("Mayor Ilse Brandt"),),
        (at("called"),),
        (at("“a disgraceful fairy tale”"),),
        "direct",
        0.88,
    ),
    Attribution(
        "a6",
        "s5",
        (at("A report by the Halden Water Authority"),),
        (at("found"),),
        (at("14 cracks in the northern wall"),),
        "indirect",
        0.86,
    ),
    Attribution(
        "a7",
        "s1",
        (at("the ministry", after="; "),),
        (at("has put"),),
        (at("the number at three"),),
        "indirect",
        0.64,
    ),
    Attribution(
        "a8",
        "s6",
        (at("One engineer"),),
        (at("said", after="the site"),),
        (at("the pumps had “failed twice” in the night"),),
        "mixed",
        0.9,
    ),
    Attribution(
        "a9",
        "s7",
        (at("Critics"),),
        (at("say", after="Critics"),),
        (at("the money for new ones went to the stadium instead"),),
        "indirect",
        0.8,
    ),
    Attribution(
        "a10",
        "s8",
        (at("Families in the school hall of Oster Quay"),),
        (at("want"),),
        (at("to be home by Friday"),),
        "indirect",
        0.6,
        speech=False,
    ),
)


def _voices() -> tuple[VoiceSpan, ...]:
    """The partition that the blocks and attributions above make."""
    voice = ["outlet"] * len(TEXT)
    for (kind, _), block in zip(PARTS, _blocks(), strict=True):
        if kind not in {"headline", "subhead", "caption", "body"}:
            voice[block.start : block.end] = ["furniture"] * (block.end - block.start)
    for attribution in ATTRIBUTIONS:
        if attribution.speech:
            for start, end in attribution.content:
                voice[start:end] = [f"source:{attribution.source_id}"] * (end - start)
    spans: list[VoiceSpan] = []
    for i, name in enumerate(voice):
        if spans and spans[-1].voice == name:
            spans[-1] = replace(spans[-1], end=i + 1)
        else:
            spans.append(VoiceSpan(i, i + 1, name))
    return tuple(spans)


def _found(
    code: str, name: str, severity: str, span: Span, message: str, **more: object
) -> Finding:
    fields: dict[str, object] = {
        "voice": "outlet",
        "counts": True,
        "confidence": 0.8,
        "where": "text",
        "text": TEXT[span[0] : span[1]],
    }
    return Finding(code, name, severity, *span, message=message, **(fields | more))  # type: ignore[arg-type]


TITLE = "You won’t believe what the ministry says about its dam"
FINDINGS = (
    _found(
        "PV301",
        "clickbait-headline",
        "warning",
        (0, 17),
        "the title withholds what happened so that the reader has to click",
        where="title",
        text=TITLE[:17],
        confidence=0.91,
    ),
    _found(
        "PV102",
        "page-chrome",
        "info",
        at(PARTS[0][1]),
        "a menu was left in the text",
        counts=False,
        voice="furniture",
    ),
    _found(
        "PV411",
        "official-dominance",
        "info",
        at(PARTS[1][1]),
        "officials make 4 of 10 attributions and 58 of 100 attributed words",
    ),
    _found(
        "PV401",
        "editorialising-verb",
        "warning",
        at("boasts"),
        "“boasts” adds pride to what was said",
        suggestion="says",
        confidence=0.95,
    ),
    _found(
        "PV401",
        "editorialising-verb",
        "warning",
        at("boasted"),
        "“boasted” adds pride to what was said",
        suggestion="said",
        related=(at("that the Kestrel dam was “safe in every respect”"),),
        confidence=0.95,
    ),
    _found(
        "PV201",
        "loaded-word",
        "warning",
        at("reckless gamble"),
        "blames before the cause is known",
        confidence=0.87,
    ),
    _found(
        "PV201",
        "loaded-word",
        "warning",
        at("disgraceful fairy tale"),
        "loaded, in the words of the source",
        voice="source:s3",
        counts=False,
    ),
    _found(
        "PV503",
        "contradicted",
        "error",
        at("14 cracks"),
        "two independent outlets give another number: three",
        confidence=0.77,
    ),
    _found(
        "PV416",
        "document-not-linked",
        "info",
        at("A report by the Halden Water Authority"),
        "a document is cited without a link, a title or a number",
    ),
    _found(
        "PV407",
        "anonymous-source",
        "info",
        at("One engineer, who asked not to be named"),
        "withheld by name; described, and a reason is given",
    ),
    _found("PV405", "vague-attribution", "warning", at("Critics"), "who they are is not said"),
    _found(
        "PV217",
        "opinion-in-news",
        "warning",
        at("The ministry has clearly managed to lose the trust of the valley."),
        "a judgment in the outlet’s own voice",
    ),
    _found(
        "PV204",
        "booster",
        "info",
        at("clearly"),
        "certainty in place of proof",
    ),
    _found(
        "PV213",
        "implicative",
        "info",
        at("managed to"),
        "presupposes that it was tried",
        suppressed={"kind": "external", "justification": "house style allows it"},
    ),
    _found(
        "PV101",
        "promotional-footer",
        "warning",
        at(PARTS[12][1]),
        "a newsletter pitch stands in the text and disparages others",
        voice="furniture",
        confidence=0.98,
    ),
)


def _passage(
    document: str,
    outlet: str,
    text: str,
    relation: str,
    *,
    because: str | None = None,
    origin: int | None = None,
) -> EvidencePassage:
    return EvidencePassage(
        document,
        outlet,
        120,
        120 + len(text),
        text,
        relation,  # type: ignore[arg-type]
        because is None,
        url=f"https://{outlet.lower().replace(' ', '-')}.example/{document}",
        published="2026-03-03",
        not_independent_because=because,
        owner=OWNERS.get(outlet),
        origin=origin,
    )


OWNERS = {
    "The Averin Courier": "Marrow Media",
    "Averin Evening": "Marrow Media",
    "Northern Post": "Halgren Press",
    "Kestrel Sentinel": "Halgren Press",
}
"""Radio Oster's is not known."""

CORROBORATIONS = (
    Corroboration(
        "a1",
        "corroborated",
        0.9,
        2,
        (
            _passage(
                "e1",
                "Northern Post",
                "The works ministry told reporters on Tuesday that the Kestrel dam was “safe in "
                "every respect”.",
                "supports",
                origin=1,
            ),
            _passage(
                "e2",
                "Radio Oster",
                "At a press conference the ministry called the dam safe in every respect.",
                "supports",
                origin=2,
            ),
        ),
        "Two independent outlets carry the same words from the same press conference.",
    ),
    Corroboration(
        "a2",
        "same_origin",
        0.82,
        0,
        (
            _passage(
                "e3",
                "Averin Evening",
                "“We have measured the wall every hour since Sunday,” Verrin told Meridian Wire.",
                "copy",
                because="same owner (Marrow Media)",
            ),
            _passage(
                "e7",
                "Radio Oster",
                "“It has not moved by a millimeter,” Verrin, the works minister, told Meridian "
                "Wire.",
                "supports",
                because="same channel (Meridian Wire)",
            ),
        ),
        "The only other places are a sister paper and one that credits the same interview.",
    ),
    Corroboration(
        "a3",
        "corroborated_claim",
        0.66,
        1,
        (
            _passage(
                "e4",
                "Radio Oster",
                "The sluices will stay shut until the middle of the month, nine or ten days, the "
                "site office said.",
                "supports_claim",
                origin=1,
            ),
        ),
        "An independent outlet gives the same period from another source.",
    ),
    Corroboration("a4", "not_checkable", 0.7, 0, (), "“The engineers” names nobody."),
    Corroboration(
        "a5",
        "source_only",
        0.6,
        1,
        (
            _passage(
                "e5",
                "Northern Post",
                "Ilse Brandt, mayor of Oster Quay, visited the school hall on Monday.",
                "names_source",
            ),
        ),
        "The mayor appears in independent coverage; these words do not.",
    ),
    Corroboration(
        "a6",
        "contradicted",
        0.77,
        1,
        (
            _passage(
                "e1",
                "Northern Post",
                "Inspectors of the Halden Water Authority counted three cracks in the northern "
                "wall.",
                "conflicts",
                origin=1,
            ),
            _passage(
                "e6",
                "Kestrel Sentinel",
                "Three cracks, not fourteen, are in the authority’s report.",
                "conflicts",
                origin=1,
            ),
        ),
        "Two papers of one independent owner read three cracks in the same report.",
    ),
    Corroboration(
        "a7", "corroborated_claim", 0.7, 2, (), "See the passages of the statement above."
    ),
    Corroboration("a8", "not_checkable", 0.9, 0, (), "The source is withheld by name."),
    Corroboration(
        "a9",
        "not_found",
        0.5,
        0,
        (),
        "Looked in 214 documents of 26 February to 11 March 2026; not found is not false.",
    ),
    Corroboration("a10", "not_checkable", 0.9, 0, (), "A wish, not a statement."),
)


def _sentences(voices: tuple[VoiceSpan, ...]) -> tuple[Sentence, ...]:
    sentences = []
    for (kind, _), block in zip(PARTS, _blocks(), strict=True):
        if kind in {"headline", "subhead", "caption", "body"}:
            voice = next(v.voice for v in voices if v.start <= block.start < v.end)
            sentences.append(Sentence(block.start, block.end, voice, block.start % 97 / 97))
    return tuple(sentences)


def full() -> Report:
    """A report with every field filled and every relation and verdict used."""
    voices = _voices()
    article = Article(
        id="averin-courier/2026-03-04/dam",
        text=TEXT,
        uri="https://averin-courier.example/dam",
        title=TITLE,
        outlet="The Averin Courier",
        published="2026-03-04T06:30:00Z",
        authors=("Lena Oderwald", "Piet Marrow"),
        language="en",
    )
    return Report(
        run=Run(
            version="0.1.0",
            settings_sha256="5e" * 32,
            models=(ModelRef("furniture", "1", "ab" * 32), ModelRef("wording", "3", "cd" * 32)),
            evidence=EvidenceRef(214, "ef" * 32),
        ),
        article=article,
        blocks=_blocks(),
        sentences=_sentences(voices),
        findings=with_fingerprints(article.id, FINDINGS),
        scores=Scores(
            framing=FramingScore(34.123456789, 25.0, 44.4, "moderate"),
            by_voice=(
                VoiceScore("outlet", 118, 34.123456789),
                VoiceScore("source:s3", 21, 61.0),
                VoiceScore("source:s5", 7, None),
                VoiceScore("furniture", 48, 52.25),
            ),
            contributions=(
                Contribution("PV201", 14.5, 1),
                Contribution("PV401", 9.123456789, 2),
                Contribution("PV217", 6.0, 1),
                Contribution("PV301", 3.0, 1),
                Contribution("PV405", 1.0, 1),
                Contribution("PV204", 0.5, 1),
            ),
            headline=0.61,
        ),
        sources=SOURCES,
        attributions=ATTRIBUTIONS,
        corroborations=CORROBORATIONS,
        attestations=attest(SOURCES, ATTRIBUTIONS, CORROBORATIONS),
        owner=OWNERS["The Averin Courier"],
        sourcing=Sourcing(8, 3, 1, 0.4521, 0.58, 0.08, 0.21, 0.18, 3, attested=2),
        readability={"automated_readability_index": 9.41, "coleman_liau_index": 10.2},
        skipped=(
            Skipped("signals.PV105", "no press releases in the evidence collection"),
            Skipped("entry 4", "no text; give the entry a body", where="feed.xml"),
        ),
        voices=voices,
    )


def bare() -> Report:
    """The least a report can be: an empty article, nothing found, nothing scored."""
    return Report(
        run=Run(version="0.1.0", settings_sha256="5e" * 32, models=()),
        article=Article(id="-", text=""),
        blocks=(),
        sentences=(),
        findings=(),
        scores=Scores(framing=None, by_voice=(), contributions=()),
        sources=(),
        attributions=(),
        corroborations=(),
        sourcing=Sourcing(0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0.0, None),
        readability={},
        skipped=(Skipped("scores.framing", "the text has no words; nothing to score"),),
    )


EVIL = (
    "<script>alert(1)</script> ]]> --> \"quoted\" 'single' & &amp; \x1b[31mred\x1b[0m \x9b2J \x00 "
    "\u202egnorw\u202c \ud800 \ufffe 🙂👩‍👩‍👧 e\u0301 قال الوزير [bold]rich[/bold] "
    "\\ | ` %0A ::error::"
)
BREAKS = "a\r\nb\u2028c\u2029d\x85e\tf\x0bg"


def hostile() -> Report:
    """A report whose every string that comes from outside is hostile."""
    first = f"{EVIL}\n{BREAKS}"
    text = f"{first}\n\n“{EVIL}” said {EVIL}.\n\n{EVIL}"
    quote = text.index("“"), text.index("”") + 1
    tail = text.rindex("\n\n") + 2
    article = Article(
        id=EVIL,
        text=text,
        uri=f"javascript:alert('{EVIL}')",
        title=f"{EVIL}\n{BREAKS}",
        outlet=EVIL,
        published='2026" onload="x',
        authors=(EVIL, "\x1b]0;title\x07"),
        language='en"><script>',
    )

    def found(start: int, end: int, voice: str = "outlet") -> Finding:
        return Finding(
            "PV201",
            "loaded-word",
            "warning",
            start,
            end,
            "text",
            text[start:end],
            voice,
            voice == "outlet",
            EVIL,
            0.5,
            suggestion=EVIL,
            suppressed={"kind": "external", "justification": EVIL} if voice != "outlet" else None,
        )

    findings = (
        Finding(
            "PV301",
            "clickbait-headline",
            "warning",
            0,
            8,
            "title",
            EVIL[:8],
            "outlet",
            True,
            EVIL,
            1,
        ),
        found(0, 25),
        found(10, 60),
        found(20, quote[0] + 20),  # over a paragraph break, crossing the other two
        found(quote[0] + 1, quote[0] + 26, "source:s1"),
        found(len(text) - 5, len(text) + 400),  # past the end
    )
    return replace(
        bare(),
        article=article,
        blocks=(
            Block(0, quote[0] - 2, "body"),
            Block(quote[0], tail - 2, "body"),
            Block(tail, len(text), "chrome"),
        ),
        findings=with_fingerprints(article.id, findings),
        sources=(
            Source("s1", EVIL, "person_named", (quote,), role=EVIL, words=9, share=1.0),
            Source("s2", EVIL, "anonymous", (), anonymous=True, anonymity_reason=EVIL),
        ),
        attributions=(
            Attribution("a1", "s1", (), (), (quote,), "direct", channel=Channel(EVIL, (0, 3))),
        ),
        corroborations=(
            Corroboration(
                "a1",
                "contradicted",
                0.5,
                1,
                (
                    EvidencePassage(
                        EVIL,
                        EVIL,
                        0,
                        9,
                        EVIL,
                        "conflicts",
                        True,
                        url=f"data:text/html,{EVIL}",
                        owner=EVIL,
                    ),
                    EvidencePassage(
                        EVIL,
                        None,
                        0,
                        9,
                        EVIL,
                        "copy",
                        False,
                        "https://x.example/?a=\"'><b>&c",
                        EVIL,
                        EVIL,
                    ),
                ),
                EVIL,
            ),
        ),
        attestations=(
            Attestation("s1", True, True, (EVIL, EVIL), (), (("contradicted", 1),), 0),
            Attestation("s2", False, None, (), ((EVIL, EVIL),), (), 0),
        ),
        owner=EVIL,
        voices=(
            VoiceSpan(0, quote[0], "outlet"),
            VoiceSpan(*quote, "source:s1"),
            VoiceSpan(quote[1], tail, "outlet"),
            VoiceSpan(tail, len(text), "furniture"),
        ),
        skipped=(Skipped(EVIL, EVIL, EVIL),),
        readability={EVIL: 1.5, "broken": float("nan")},
    )


def calm() -> Report:
    """A short, calm article checked without evidence: no title apart, nothing that counts."""
    text = "Council meets.\n\nThe council of Oster Quay met on Monday. It will meet again in May.\n"
    blocks = (Block(0, 14, "headline"), Block(16, len(text) - 1, "body"))
    return replace(
        bare(),
        article=Article(id="council.txt", text=text, outlet="Radio Oster"),
        blocks=blocks,
        sentences=(Sentence(16, 56, "outlet", 0.04), Sentence(57, len(text) - 1, "outlet", 0.03)),
        scores=Scores(
            framing=FramingScore(4.0, 0.0, 11.0, "low"),
            by_voice=(VoiceScore("outlet", 16, 4.0),),
            contributions=(Contribution("PV201", 4.0, 0),),
        ),
        voices=(VoiceSpan(0, len(text), "outlet"),),
        skipped=(Skipped("corroborations", "no evidence given; name it with --evidence PATH"),),
    )


@pytest.fixture
def full_report() -> Report:
    return full()


@pytest.fixture
def bare_report() -> Report:
    return bare()


@pytest.fixture
def hostile_report() -> Report:
    return hostile()


@pytest.fixture
def calm_report() -> Report:
    return calm()

"""Flags over environment over file over defaults; a wrong key or value is one clear error."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from provenance.errors import UsageError
from provenance.settings import Settings, load_settings


def load(tmp_path, **options):
    options.setdefault("environment", {})
    return load_settings(start=tmp_path, **options)


def test_defaults_without_a_file(tmp_path):
    assert load(tmp_path) == Settings()


def test_order_flag_environment_file(tmp_path):
    (tmp_path / "provenance.toml").write_text(
        'format = ["html"]\nevidence = "file.db"\nfail-on = "warning"\n'
    )
    env = {"PROVENANCE_FORMAT": "json", "PROVENANCE_EVIDENCE": "env.db"}
    settings = load(tmp_path, environment=env, flags={"format": ["jsonl"], "strict": None})
    assert (settings.format, settings.evidence, settings.fail_on) == (
        ("jsonl",),
        "env.db",
        "warning",
    )


def test_file_in_a_parent_folder_is_found(tmp_path):
    (tmp_path / "pyproject.toml").write_text('[tool.provenance]\nignore = ["PV2"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert load(below).ignore == ("PV2",)
    assert load(below, isolated=True).ignore == ()


def test_environment_names_the_file(tmp_path):
    other = tmp_path / "other.toml"
    other.write_text("strict = true\n")
    assert load(tmp_path, environment={"PROVENANCE_CONFIG": str(other)}).strict


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("fail_on = 'error'", "did you mean 'fail-on'"),
        ("evidense = 'x'", "did you mean 'evidence'"),
        ("zzzzzz = 1", "there are: "),
        ("fail-on = 'sometimes'", "one of info, warning, error, never"),
        ("strict = 'yes'", "true or false"),
        ("max-bytes = -1", "positive whole number"),
        ("max-bytes = true", "positive whole number"),
        ("timeout = 'soon'", "positive number"),
        ("select = [1]", "list of strings"),
        ("timeout = nan", "positive number"),
        ("timeout = inf", "positive number"),
        ("min-confidence = nan", "a number from 0 to 1"),
        ("min-confidence = 50", "a number from 0 to 1"),
        ("format = []", "must name a format"),
        ("evidence = ''", "must be a string that is not empty"),
        ("select = " + "[" * 5000, "nested too deep"),
        ("evidence = 3", "a string"),
        ("fields = 'text'", "table of field names"),
        ("strict = ", "not valid TOML"),
    ],
)
def test_wrong_files_say_what_and_where(tmp_path, toml, says):
    path = tmp_path / "provenance.toml"
    path.write_text(toml)
    with pytest.raises(UsageError) as raised:
        load(tmp_path)
    assert says in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_missing_named_file(tmp_path):
    with pytest.raises(UsageError, match="check the path"):
        load(tmp_path, config=tmp_path / "none.toml")


def test_dumped_settings_load_again(tmp_path):
    settings = Settings(select=("PV2",), strict=True, evidence="e.db", fields=(("text", "body"),))
    (tmp_path / "provenance.toml").write_text(settings.as_toml())
    assert load(tmp_path) == settings
    assert tomllib.loads(Settings().as_toml())["max-bytes"] == Settings().max_bytes


@pytest.mark.parametrize(
    ("settings", "code", "wanted"),
    [
        (Settings(), "PV601", True),
        (Settings(select=("PV4",)), "PV401", True),
        (Settings(select=("PV4",)), "PV201", False),
        (Settings(select=("PV4",), extend_select=("PV201",)), "PV201", True),
        (Settings(ignore=("PV4",)), "PV401", False),
        (Settings(ignore=("PV4",), select=("PV401",)), "PV401", True),
        (Settings(ignore=("PV401",), select=("PV401",)), "PV401", False),
    ],
)
def test_the_longest_prefix_decides(settings, code, wanted):
    assert settings.selects(code) is wanted


def test_only_settings_that_change_results_change_the_hash():
    same = Settings(color="never", format=("html",), evidence="x", max_bytes=5, fail_on="info")
    assert same.sha256() == Settings().sha256()
    assert Settings(ignore=("PV2",)).sha256() != Settings().sha256()
    assert Settings(severity=(("PV2", "info"),)).sha256() != Settings().sha256()
    assert Settings(severity=(("PV2", "info"),)).reading_sha256() == Settings().reading_sha256()
    assert Settings(readability="full").reading_sha256() != Settings().reading_sha256()


@pytest.mark.parametrize("toml", ["tool = 3", "[tool]\nprovenance = 3"])
def test_a_project_file_with_other_things_in_our_place(tmp_path, toml):
    (tmp_path / "pyproject.toml").write_text(toml)
    with pytest.raises(UsageError, match="must be a table"):
        load(tmp_path)


def test_any_text_survives_the_round_trip(tmp_path):
    settings = Settings(
        outlet='Zü "rich" \U0001f600 \x7f \n \\', fields=(("text", "a b \U0001f600"),)
    )
    (tmp_path / "provenance.toml").write_text(settings.as_toml(), "utf-8")
    assert load(tmp_path) == settings


POLICY = """
fail-on = "warning"
baseline = "known.json"

[severity]
PV4 = "error"
PV404 = "info"

[[threshold]]
name = "too-loaded"
when = "scores.framing.value > 45"
severity = "error"
message = "Reads like an opinion page"
genre = ["news", "sponsored"]

[[override]]
path = ["opinion/*", "columns/*"]
genre = "opinion"
select = []
severity = { PV2 = "info" }

[[override]]
feed = "*/agency.xml"
outlet = "Meridian Press"
ignore = ["PV4"]
extend-select = ["PV405"]
fail-on = "never"
comments = "never"

[[override.threshold]]
name = "thin"
when = "sourcing.sources < 2"

[[suppress]]
code = ["PV401", "PV402"]
article = "https://quay.example/*"
reason = "house style"
until = 2027-03-31

[[suppress]]
fingerprint = "%s"
reason = "checked with the desk"
""" % ("ab" * 32)


def test_policy_tables_are_read(tmp_path):
    (tmp_path / "provenance.toml").write_text(POLICY, "utf-8")
    settings = load(tmp_path, flags={"fail_on": "info"})
    assert settings.severity == (("PV4", "error"), ("PV404", "info"))
    (loaded,) = settings.threshold
    assert (loaded.name, loaded.severity, loaded.genre) == (
        "too-loaded",
        "error",
        ("news", "sponsored"),
    )
    opinion, agency = settings.override
    assert (opinion.path, opinion.genre, opinion.select) == (
        ("opinion/*", "columns/*"),
        "opinion",
        (),
    )
    assert opinion.severity == (("PV2", "info"),)
    assert agency.threshold[0].name == "thin"
    assert agency.fail_on == "never"
    style, one = settings.suppress
    assert style.until == date(2027, 3, 31)
    assert one.fingerprint == "ab" * 32
    assert opinion.place == "provenance.toml [[override]] 1"
    assert (settings.root, settings.pinned) == (str(tmp_path), ("fail_on",))


def test_a_dumped_policy_loads_again(tmp_path):
    (tmp_path / "provenance.toml").write_text(POLICY, "utf-8")
    settings = load(tmp_path)
    (tmp_path / "provenance.toml").write_text(settings.as_toml(), "utf-8")
    assert load(tmp_path) == settings
    assert load(tmp_path).sha256() == settings.sha256()


def test_prose_is_put_on_one_line(tmp_path):
    reason = 'reason = "Zürich:\\n\\u00a0 “so” \\U0001F469\\u200D\\U0001F467"'
    path = tmp_path / "provenance.toml"
    path.write_text(f"[[suppress]]\ncode = 'PV4'\narticle = 'x'\n{reason}\n", "utf-8")
    (entry,) = load(tmp_path).suppress
    assert entry.reason == "Zürich: “so” \U0001f469\u200d\U0001f467"


def test_a_policy_in_a_project_file(tmp_path):
    inner = POLICY.replace("[[", "[[tool.provenance.").replace(
        "[severity]", "[tool.provenance.severity]"
    )
    (tmp_path / "pyproject.toml").write_text("[tool.provenance]\n" + inner, "utf-8")
    from_project = load(tmp_path)
    (tmp_path / "pyproject.toml").unlink()
    (tmp_path / "provenance.toml").write_text(POLICY, "utf-8")
    assert from_project == load(tmp_path)


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[[overide]]\npath = 'x'", "did you mean 'override'"),
        ("[[override]]\npat = 'x'", "[[override]] 1: unknown key 'pat'; did you mean 'path'?"),
        ("[[override]]\npath='a'\n[[override]]\npath='b'\ngenre='blog'", "[[override]] 2 genre"),
        ("[[override]]\ngenre = 'news'", "with path, feed or outlet"),
        ("[[override]]\npath = 3", "a string or a list of strings"),
        ("[[override]]\npath = 'a'\nignore = ['X4']", "'X4' is no code"),
        ("[[override]]\npath = 'a'\n[[override.threshold]]\nname = 'x'",
         "[[override]] 1 [[threshold]] 1: when is missing"),
        ("[override]\npath = 'x'", "write [[override]]"),
        ("[severity]\nPV4 = 'fatal'", "severity.PV4 must be one of info, warning, error"),
        ("[severity]\nLOADED = 'info'", "'LOADED' is no code"),
        ("severity = 'error'", "must be a table"),
        ("[[threshold]]\nname = 'a'\nwhen = 'x'\n[[threshold]]\nname = 'a'\nwhen = 'x'",
         "two thresholds are named 'a'"),
        ("[[threshold]]\nname = 'a'\nwhen = 'x'\nmessage = \"a\\u0007b\"", "a line of text"),
        ("[[override]]\npath = \"a\\nb\"\ngenre = 'news'", "must be a line of text"),
        ("[[suppress]]\ncode = 'PV4'\narticle = 'x'", "[[suppress]] 1: reason is missing"),
        ("[[suppress]]\ncode = 'PV4'\nreason = 'x'", "a code and an article"),
        ("[[suppress]]\nfingerprint = 'abc'\nreason = 'x'", "64 digits"),
        ("[[suppress]]\nreason = ' '", "must be a line of text"),
        ("[[suppress]]\ncode='PV4'\narticle='x'\nreason='x'\nuntil='spring'", "2027-03-31"),
        ("[[suppress]]\ncode='PV4'\narticle='x'\nreason='x'\nuntil=2027-01-01T10:00:00", "a date"),
        ("baseline = ''", "must be a string that is not empty"),
        ("root = 'x'", "unknown setting 'root'"),
    ],
)  # fmt: skip
def test_wrong_tables_say_what_and_where(tmp_path, toml, says):
    path = tmp_path / "provenance.toml"
    path.write_text(toml)
    with pytest.raises(UsageError) as raised:
        load(tmp_path)
    assert says in str(raised.value)
    assert path.name in str(raised.value)

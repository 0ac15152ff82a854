"""The page on the library runs as it stands; the public names are what it says they are."""

import doctest
from pathlib import Path

import reframer

ROOT = Path(__file__).parents[1]


def test_examples_of_the_page_run():
    names = {
        "SAMPLE": ROOT / "samples" / "data_platform.docx",
        "PACK": ROOT / "samples" / "packs" / "sre_to_mlops" / "rules",
        "BROKEN": ROOT / "tests" / "data" / "broken_pack",
    }
    failures, ran = doctest.testfile(str(ROOT / "docs" / "library.md"), module_relative=False, globs=names)

    assert (failures, ran > 30) == (0, True)


def test_every_public_name_is_there_and_documented():
    page = (ROOT / "docs" / "library.md").read_text("utf-8")

    for name in reframer.__all__:
        assert getattr(reframer, name) is not None
        assert name == "__version__" or f"`{name}`" in page, name
    assert set(dir(reframer)) == set(reframer.__all__)

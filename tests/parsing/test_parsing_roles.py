import pytest
from resumes_made_up import resume_with_roles

FIRST = ("Brightwater Labs", "Senior Software Engineer", "Denver, CO", "Mar 2020 - Present")
SECOND = ("Oakline Insurance", "Backend Developer", "Leeds, UK", "Jun 2016 - Feb 2020")
DATES = {FIRST[3]: ("2020-03", "present"), SECOND[3]: ("2016-06", "2020-02")}

LAYOUTS = [
    "{c} | {t} | {p} | {d}",
    "{t} | {c} | {p} | {d}",
    "{t}, {c}, {p}      {d}",
    "{c}, {t}, {p} ({d})",
    "{c}, {p} — {t}      {d}",
    "{t} at {c}, {p}      {d}",
    "{t} @ {c}, {p} ({d})",
    "{c}      {d}\n{t}       {p}",
    "{c}      {p}\n{t}       {d}",
    "{t}      {d}\n{c}       {p}",
    "{t}      {d}\n{c}, {p}",
    "{t}\n{c}\n{p}\n{d}",
    "{c}\n{t}\n{d} (3 years 2 months)\n{p}",
    "{d}   {t}, {c}, {p}",
    "{d}\n{t}\n{c}, {p}",
    "{t} — {c} — {p} — {d}",
    "{t} • {c} • {p} • {d}",
    "{c}, {p}\n{t}\n({d})",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_order_of_title_company_place_and_dates(layout: str) -> None:
    resume = resume_with_roles(*(layout.format(c=c, t=t, p=p, d=d) for c, t, p, d in (FIRST, SECOND)))
    found = [(role.company, role.title, role.location, role.start, role.end) for role in resume.roles]
    assert found == [(c, t, p, *DATES[d]) for c, t, p, d in (FIRST, SECOND)]
    assert [len(role.bullets) for role in resume.roles] == [2, 2]


HEADERS = [
    (
        "notes in brackets leave the company",
        [
            "Brightwater Labs (acquired by Sumner Holdings)  |  Staff Engineer  |  2019 - 2022",
            "Oakline | Engineer II | 2015 - 2019",
        ],
        [("Brightwater Labs", "Staff Engineer", ""), ("Oakline", "Engineer II", "")],
    ),
    (
        "a place in brackets is the place",
        ["Staff Engineer | Brightwater (Remote) | 2019 - Present", "Engineer | Oakline (Leeds) | 2015 - 2019"],
        [("Brightwater", "Staff Engineer", "Remote"), ("Oakline", "Engineer", "Leeds")],
    ),
    (
        "companies nobody knows, told by the other roles",
        ["Zyntel, Software Engineer      2019 - 2022", "Quuxo, Intern      2018"],
        [("Zyntel", "Software Engineer", ""), ("Quuxo", "Intern", "")],
    ),
    (
        "several roles under one employer",
        ["Brightwater Labs      Denver, CO\nStaff Engineer      2021 - Present", "Senior Engineer      2018 - 2021"],
        [("Brightwater Labs", "Staff Engineer", "Denver, CO"), ("Brightwater Labs", "Senior Engineer", "Denver, CO")],
    ),
    (
        "an employer with its whole time above the roles",
        ["Brightwater Labs      2018 - Present\nStaff Engineer      2021 - Present", "Senior Engineer      2018 - 2021"],
        [("Brightwater Labs", "Staff Engineer", ""), ("Brightwater Labs", "Senior Engineer", "")],
    ),
    (
        "two stints at one company stay two roles",
        ["Oakline, Staff Engineer      2021 - Present", "Oakline, Senior Engineer      2018 - 2021"],
        [("Oakline", "Staff Engineer", ""), ("Oakline", "Senior Engineer", "")],
    ),
    (
        "roles without dates",
        ["Brightwater Labs | Staff Engineer", "Oakline | Software Engineer"],
        [("Brightwater Labs", "Staff Engineer", ""), ("Oakline", "Software Engineer", "")],
    ),
    (
        "legal forms stay with their name",
        [
            "Acme, Inc., Senior Developer, Austin, TX      05/2019 - 07/2021",
            "Foo Systems GmbH, Developer, Berlin, Germany      2017 - 04/2019",
        ],
        [("Acme, Inc.", "Senior Developer", "Austin, TX"), ("Foo Systems GmbH", "Developer", "Berlin, Germany")],
    ),
    (
        "a comma inside a title",
        [
            "Engineering Manager, Payments      2019 - Present\nBrightwater Labs, Remote",
            "Director of Engineering, Platform      2015 - 2019\nOakline, Leeds",
        ],
        [
            ("Brightwater Labs", "Engineering Manager, Payments", "Remote"),
            ("Oakline", "Director of Engineering, Platform", "Leeds"),
        ],
    ),
    (
        "the kind of employment is no name",
        [
            "Staff Engineer | Full-time | 2019 - Present\nBrightwater · Berlin, Germany",
            "Engineer | Contract | 2015 - 2019\nOakline · Leeds, UK",
        ],
        [("Brightwater", "Staff Engineer", "Berlin, Germany"), ("Oakline", "Engineer", "Leeds, UK")],
    ),
]


@pytest.mark.parametrize(("headers", "wanted"), [case[1:] for case in HEADERS], ids=[case[0] for case in HEADERS])
def test_headers(headers: list[str], wanted: list[tuple[str, str, str]]) -> None:
    resume = resume_with_roles(*headers)
    assert [(role.company, role.title, role.location) for role in resume.roles] == wanted
    assert [len(role.bullets) for role in resume.roles] == [2] * len(wanted)


def test_the_dates_may_stand_on_two_rows() -> None:
    resume = resume_with_roles(
        "2017 –    Staff Engineer, Ferry Energy\nPresent   Malmö", "2015 –    Developer, Oresund Software\n2017      Copenhagen"
    )
    assert [(role.company, role.title, role.start, role.end) for role in resume.roles] == [
        ("Ferry Energy", "Staff Engineer", "2017", "present"),
        ("Oresund Software", "Developer", "2015", "2017"),
    ]


def test_a_role_without_its_company_does_not_borrow_one_from_below() -> None:
    resume = resume_with_roles(
        "Software Engineer I      July 2021 – Present\nBuckland Freight", "Teaching Assistant      Aug 2019 – Dec 2020"
    )
    assert resume.roles[1].company == ""
    assert "no company found" in resume.roles[1].doubts


def test_text_after_the_bullets_is_not_the_next_header() -> None:
    resume = resume_with_roles(
        "Staff Engineer, Oakline      2019 - 2022\nOakline insures bicycles and their riders in nine countries."
    )
    (role,) = resume.roles
    assert (role.company, role.title) == ("Oakline", "Staff Engineer")
    assert [item.text for item in role.description] == ["Oakline insures bicycles and their riders in nine countries."]


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Software Engineer - Payments      Jan 2020 - Present\nOakline, Leeds, UK", ("Software Engineer - Payments", "Oakline")),
        (
            "Staff Engineer – Search      Jan 2020 - Present\nOakline Labs, Springfield",
            ("Staff Engineer – Search", "Oakline Labs"),
        ),
        ("Staff Engineer – Sunrise      Jan 2020 - Present\nOakline, Leeds", ("Staff Engineer – Sunrise", "Oakline")),
        ("Software Engineer - Oakline      Jan 2020 - Present\nLeeds, UK", ("Software Engineer", "Oakline")),
        ("Software Engineer - Oakline      Jan 2020 - Present\nGermany", ("Software Engineer", "Oakline")),
        ("Software Engineer - Oakline      Jan 2020 - Present\nSpringfield, Ohio", ("Software Engineer", "Oakline")),
        ("Engineer at Large, Oakline      Jan 2020 - Present", ("Engineer at Large", "Oakline")),
        ("Engineer at Largo      Jan 2020 - Present", ("Engineer", "Largo")),
    ],
)
def test_a_team_behind_a_dash_belongs_to_the_title(header: str, found: tuple[str, str]) -> None:
    (role,) = resume_with_roles(header).roles
    assert (role.title, role.company) == found
    assert role.description == ()


@pytest.mark.parametrize("dates", ["2022 -", "2022 –", "Mar 2022 -"])
def test_a_range_without_an_end_is_ongoing_with_a_doubt(dates: str) -> None:
    first, second = resume_with_roles(f"Software Engineer, Oakline, {dates}", "Developer, Newfield, 2016 - 2019").roles
    assert (first.start[:4], first.end, first.doubts) == ("2022", "present", ("the dates have no end; read as ongoing",))
    assert (second.start, second.end, second.doubts) == ("2016", "2019", ())


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Engineer, Oakline (Leeds, UK; Jan 2020 - Present)", ("Engineer", "Oakline", "Leeds, UK")),
        ("Senior Engineer, Oakline (Austin, TX; 2020 - 2022)", ("Senior Engineer", "Oakline", "Austin, TX")),
        ("Oakline — Engineer (Contract) (London, UK)      2020 - 2022", ("Engineer (Contract)", "Oakline", "London, UK")),
        ("Engineer, Oakline, Inc. (Madrid, Spain; 2020 - 2022)", ("Engineer", "Oakline, Inc.", "Madrid, Spain")),
        ("Engineer, Whitlow, Marsh & Co. (Lyon, France; 2020 - 2022)", ("Engineer", "Whitlow, Marsh & Co.", "Lyon, France")),
        ("Engineer, Payments, Marsh & Co.      2020 - 2022", ("Engineer, Payments", "Marsh & Co.", "")),
        ("Engineer, Oakline (2020 - 2022; Remote)", ("Engineer", "Oakline", "Remote")),
    ],
)
def test_brackets_around_place_and_dates(header: str, found: tuple[str, str, str]) -> None:
    (role,) = resume_with_roles(header).roles
    assert (role.title, role.company, role.location) == found
    assert role.description == ()

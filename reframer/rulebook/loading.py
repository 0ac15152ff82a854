"""From packs to checked rules: parse each file, give it its model, and collect every problem before saying any."""

import gc
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from threading import RLock
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from reframer.errors import RuleFileError
from reframer.resources import data_folder
from reframer.rulebook.cache import cache_file, read_cached, write_cached
from reframer.rulebook.flags import CoverageRow, FlagRule, PackInfo
from reframer.rulebook.match_problems import problems_between_rules
from reframer.rulebook.packs import Pack, PackFile, fingerprint_of, read_packs
from reframer.rulebook.partial import readable_part
from reframer.rulebook.positioning import PositioningRules
from reframer.rulebook.problems import competency_problems, ml_words_of
from reframer.rulebook.rules import Rules
from reframer.rulebook.schema import Competency
from reframer.rulebook.skill_problems import Known, Problem, item_problems, matrix_problems, profile_problems, skill_problems
from reframer.rulebook.skills import Area, MatrixRow, PathProfile, Skill
from reframer.rulebook.vocabulary import Vocabulary
from reframer.rulebook.yaml_source import ModelT, YamlSource, add_problems, check, read_yaml

OTHER_FOLDERS = frozenset({"parsing", "rewording"})  # read by the stages that own them
_ROOT_FILES: dict[str, type[BaseModel]] = {"flags.yaml": FlagRule, "coverage.yaml": CoverageRow}
_SKILL_FILES: dict[str, type[BaseModel]] = {  # any other file of the folder lists skills
    "profiles.yaml": PathProfile,
    "matrix.yaml": MatrixRow,
    "areas.yaml": Area,
}
_NAMED_BY = ("id", "base", "name", "unit", "term", "row", "path")  # the key that names an item of a list, whichever it has


@dataclass
class _Loaded:
    """What the packs hold so far. Later packs add to lists and replace what bears the same name."""

    rules: dict[str, Competency] = field(default_factory=dict)
    sources: dict[str, YamlSource] = field(default_factory=dict)
    read: list[tuple[YamlSource, Competency, frozenset[str]]] = field(default_factory=list)  # and the keys that do not hold
    lists: dict[str, dict[str, Any]] = field(default_factory=lambda: defaultdict(dict))
    positioning: dict[str, Any] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[YamlSource, int]] = field(default_factory=dict)  # list and name to file and index
    packs: list[PackInfo] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def load_rules(folders: Sequence[Path] = (), *, builtin: bool = True) -> Rules:
    """Return the checked rules of this installation, of installed rule packs, and of ``folders``.

    With ``builtin=False`` our own competencies are left out; vocabulary, flags and positioning stay: every stage needs them.
    Raises RuleFileError with every problem of every file, each as ``file:line:column: key: what is wrong``.
    """
    packs = read_packs(tuple(Path(folder) for folder in folders))
    fingerprint = fingerprint_of(packs, builtin=builtin)
    return _load(packs, fingerprint, builtin)


_kept: dict[str, Rules] = {}
_loading = RLock()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Pause the garbage collector: reading makes 100,000 small values that stay, and looking through them costs a third."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _load(packs: tuple[Pack, ...], fingerprint: str, builtin: bool) -> Rules:
    with _loading, _without_collecting():  # threads that ask at once get the same rules
        rules = _kept.get(fingerprint)
        if rules is None:
            file = cache_file(fingerprint)
            rules = read_cached(file, fingerprint) if file else None
            if rules is None:
                rules = build_rules(packs, fingerprint, builtin=builtin)
                if file:
                    write_cached(file, rules)
            _kept.clear()  # one set of rules is in use at a time; others are read again when asked for
            _kept[fingerprint] = rules
        return rules


def build_rules(packs: tuple[Pack, ...], fingerprint: str, *, builtin: bool = True) -> Rules:
    """Parse and check every file, without the cache. Raises RuleFileError with every problem."""
    loaded = _Loaded()
    for pack in packs:
        _add_pack(loaded, pack, competencies=builtin or not pack.built_in)
    vocabulary = Vocabulary(**{name: tuple(loaded.lists[name].values()) for name in Vocabulary.model_fields})
    flag_ids = frozenset(loaded.lists["flags"])
    ml_words = ml_words_of(vocabulary)
    for source, rule, broken in loaded.read:
        loaded.problems.extend(competency_problems(source, rule, vocabulary, flag_ids, ml_words, broken))
    loaded.problems.extend(problems_between_rules(loaded.sources, loaded.rules))
    loaded.problems.extend(_skill_problems(loaded, vocabulary, builtin=builtin))
    if loaded.problems:
        raise RuleFileError(tuple(sorted(set(loaded.problems), key=_by_place)))
    return Rules(
        fingerprint=fingerprint,
        packs=tuple(loaded.packs),
        rules=tuple(loaded.rules[rule_id] for rule_id in sorted(loaded.rules)),
        vocabulary=vocabulary,
        flag_rules=tuple(loaded.lists["flags"].values()),
        coverage=tuple(loaded.lists["coverage"].values()),
        positioning=PositioningRules(**loaded.positioning),
        skill_rules=tuple(loaded.lists["skills"].values()),
        profiles=tuple(loaded.lists["profiles"].values()),
        areas=tuple(loaded.lists["areas"].values()),
        matrix=tuple(loaded.lists["matrix"].values()),
    )


def _skill_problems(loaded: _Loaded, vocabulary: Vocabulary, *, builtin: bool) -> Iterator[str]:
    """Yield what skills, profiles and matrix name that does not exist. Without the built-in rules nobody can miss them."""
    known = Known.of(vocabulary, loaded.lists["skills"], loaded.rules if builtin else None)
    checks: tuple[tuple[str, Callable[[Any, Known], Iterator[Problem]]], ...] = (
        ("skills", skill_problems),
        ("profiles", profile_problems),
        ("matrix", matrix_problems),
        ("areas", item_problems),
    )
    for stem, find_problems in checks:
        for name, item in loaded.lists[stem].items():
            source, index = loaded.places[stem, name]
            for path, message in find_problems(item, known):
                yield source.problem((index, *path), message)


def _by_place(problem: str) -> tuple[str, int, int, str]:
    """Order problems by file, then by line and column as numbers."""
    file, line, column, *_ = [*problem.split(":", 3), "", "", ""]
    return (file, int(line) if line.isdigit() else 0, int(column) if column.isdigit() else 0, problem)


def _add_pack(loaded: _Loaded, pack: Pack, *, competencies: bool) -> None:
    info = PackInfo(name=pack.name)
    seen: dict[str, set[str]] = {}
    for file in pack.files:
        if file.parts[0] in OTHER_FOLDERS and len(file.parts) > 1:
            continue
        source = _parsed(file)
        if source.data is None:
            loaded.problems.extend(source.problems)
            continue
        match file.parts:
            case ["pack.yaml"]:
                info = check(source, PackInfo, source.data) or info
            case [name] if name in _ROOT_FILES:
                stem = name.removesuffix(".yaml")
                _add_list(loaded, source, stem, _ROOT_FILES[name], seen.setdefault(stem, set()))
            case ["vocabulary", name] if name.removesuffix(".yaml") in Vocabulary.model_fields:
                stem = name.removesuffix(".yaml")
                _add_list(loaded, source, stem, _item_model(stem), seen.setdefault(stem, set()))
            case ["skills", name]:
                model = _SKILL_FILES.get(name, Skill)
                stem = name.removesuffix(".yaml") if name in _SKILL_FILES else "skills"
                _add_list(loaded, source, stem, model, seen.setdefault(stem, set()))
            case ["positioning", name]:
                _add_positioning(loaded, source, name.removesuffix(".yaml"))
            case [family, name] if family != "vocabulary":
                if competencies:
                    _add_rule(loaded, source, family, name, built_in=pack.built_in)
            case _:
                source.problems.append(source.problem((), "no rule file belongs here; rules are <family>/<name>.yaml"))
        loaded.problems.extend(source.problems)
    loaded.packs.append(info)


def _parsed(file: PackFile) -> YamlSource:
    """Return the parsed file; every caller gets a list of problems of its own."""
    source = _parsed_once(file)
    return replace(source, problems=list(source.problems))


@lru_cache(maxsize=1024)  # packs are loaded beside the built-in files, which do not change meanwhile
def _parsed_once(file: PackFile) -> YamlSource:
    if file.name.endswith(".yml"):
        source = YamlSource(file.shown)
        source.problems.append(f"{file.shown}:1:1: rename it to end in .yaml")
        return source
    try:
        text = file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = YamlSource(file.shown)
        line = file.content[: error.start].count(b"\n") + 1
        source.problems.append(f"{file.shown}:{line}:1: is not UTF-8 text")
        return source
    source = read_yaml(file.shown, text)
    if source.data is None and not source.problems:
        source.problems.append(f"{file.shown}:1:1: the file is empty")
    return source


@cache
def _item_model(stem: str) -> type[BaseModel]:
    """Return the model of the items of a vocabulary list (``verbs`` holds ``Verb``)."""
    annotation = Vocabulary.model_fields[stem].annotation
    model: type[BaseModel] = annotation.__args__[0]  # type: ignore[union-attr]
    return model


def _add_list(loaded: _Loaded, source: YamlSource, stem: str, model: type[BaseModel], seen: set[str]) -> None:
    keys = tuple(key for key in _NAMED_BY if key in model.model_fields)
    for index, item in enumerate(check_list(source, model)):
        if item is None:
            continue
        name = next((str(value) for key in keys if (value := getattr(item, key))), f"{source.name} {index}")
        if name in seen:
            source.problems.append(source.problem((index,), f"{name!r} stands here twice"))
        seen.add(name)
        loaded.lists[stem][name] = item
        loaded.places[stem, name] = source, index


def check_list(source: YamlSource, model: type[ModelT]) -> list[ModelT | None]:
    """Return the items of a file that is a list; None for each that does not hold, with its problems in ``source``."""
    if not isinstance(source.data, list):
        source.problems.append(source.problem((), "should be a list"))
        return []
    return [check(source, model, item, (index,)) for index, item in enumerate(source.data)]


def _add_positioning(loaded: _Loaded, source: YamlSource, stem: str) -> None:
    known = PositioningRules.model_fields.get(stem)
    if known is None:
        source.problems.append(source.problem((), f"unknown file; known: {', '.join(PositioningRules.model_fields) or 'none'}"))
        return
    try:
        loaded.positioning[stem] = _adapter(stem).validate_python(source.data)
    except ValidationError as error:
        add_problems(source, error)


@cache
def _adapter(stem: str) -> TypeAdapter[Any]:
    annotation: Any = PositioningRules.model_fields[stem].annotation
    return TypeAdapter(annotation)


def _add_rule(loaded: _Loaded, source: YamlSource, family: str, name: str, *, built_in: bool) -> None:
    """Add a rule. One that does not hold is judged as far as it can be read, so that all its problems are told."""
    expected = f"{family}.{name.removesuffix('.yaml')}"
    rule = check(source, Competency, source.data)
    broken: frozenset[str] = frozenset()
    if rule is None:
        part = readable_part(source.data, expected)
        if part is None:
            return
        rule, broken = part
    if source.data.get("id", expected) != expected:
        source.problems.append(source.problem(("id",), f"should be {expected!r}, as the file's path says"))
        rule = rule.model_copy(update={"id": expected})
    loaded.read.append((source, rule, broken))
    if rule.replaces and built_in:
        source.problems.append(source.problem(("replaces",), "a built-in rule has nothing to replace"))
    elif rule.replaces and rule.id not in loaded.rules:
        source.problems.append(source.problem(("replaces",), f"there is no {rule.id!r} to replace; take it out"))
    elif not rule.replaces and rule.id in loaded.rules:
        first = loaded.sources[rule.id].name
        source.problems.append(
            source.problem(("id",), f"{rule.id!r} is in {first} already; write 'replaces: true' to replace it")
        )
        return
    loaded.rules[rule.id] = rule
    loaded.sources[rule.id] = source


def read_built_in(name: str, model: type[ModelT]) -> tuple[ModelT, ...]:
    """Return the items of a built-in list such as ``parsing/headings.yaml``, each as ``model``.

    For the folders that ``load_rules`` leaves to the stages that own them. Raises RuleFileError with every problem.
    """
    content = data_folder("rules").joinpath(*name.split("/")).read_bytes()
    source = _parsed(PackFile(name, f"rules/{name}", content))
    found = [] if source.problems else check_list(source, model)
    if source.problems:
        raise RuleFileError(tuple(source.problems))
    return tuple(item for item in found if item is not None)

"""Read YAML as text, and tell the place of any key in it, so that a problem can be shown as ``file:line:column``.

All scalars are text until a model types them: ``no``, ``on`` and ``1.10`` mean themselves. Anchors, tags and repeated keys
are problems: a rule file is read by people, and a bomb of aliases by nobody.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

ModelT = TypeVar("ModelT", bound=BaseModel)
KeyPath = tuple[str | int, ...]
MAX_DEPTH = 12
MAX_CHARACTERS = 2_000_000
# Where an anchor, an alias or a tag can begin, and more. Most files hold no such place, and reading twice costs time.
_MARK = re.compile(r"(?<![^\s\ufeff\[\]{},:?\-])[&*!]\S")


class _TextLoader(yaml.CBaseLoader):
    """A loader that asks no scalar what type it might be: all are text here, and asking takes a quarter of the time."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: object) -> str:
        """Return the same tag for every node."""
        return ""

    def descend_resolver(self, current_node: yaml.Node | None, current_index: object) -> None:
        """Do nothing: there is nothing to resolve below."""

    def ascend_resolver(self) -> None:
        """Do nothing."""


@dataclass
class YamlSource:
    """A parsed file: plain data (text, lists, dicts), its text, and the problems met on the way."""

    name: str
    data: Any = None
    text: str = field(default="", repr=False)
    problems: list[str] = field(default_factory=list)

    @cached_property
    def places(self) -> dict[KeyPath, tuple[int, int]]:
        """Line and column of every key path; the text is read again for them, because few files have problems."""
        walk = _Walk(self)
        node = yaml.compose(self.text, Loader=_TextLoader)
        if node is not None:
            walk.visit(node, ())
        return walk.places

    def place(self, path: Iterable[str | int]) -> tuple[int, int]:
        """Return line and column (from 1) of a key path, or of the nearest parent that is in the file."""
        keys = tuple(path)
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, (1, 1))

    def problem(self, path: Iterable[str | int], message: str) -> str:
        """Return ``file:line:column: key.path: message``."""
        keys = tuple(path)
        return _problem(self.name, self.place(keys), keys, message)


def _problem(name: str, place: tuple[int, int], path: KeyPath, message: str) -> str:
    where = ".".join(str(key) for key in path)
    start = f"{name}:{place[0]}:{place[1]}"
    return f"{start}: {where}: {message}" if where else f"{start}: {message}"


def read_yaml(name: str, text: str) -> YamlSource:
    """Parse ``text``; syntax errors, repeated keys, anchors, aliases and tags end up in ``problems``."""
    source = YamlSource(name, text=text)
    if len(text) > MAX_CHARACTERS:
        source.problems.append(f"{name}:1:1: yaml: longer than {MAX_CHARACTERS:,} characters")
        return source
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader) if _MARK.search(text) else ():
            anchor = getattr(event, "anchor", None)
            tag = getattr(event, "tag", None)
            if anchor or isinstance(event, yaml.AliasEvent) or (tag and tag != "!"):
                what = "tags" if tag and tag != "!" else "anchors and aliases"
                line, column = (event.start_mark.line + 1, event.start_mark.column + 1) if event.start_mark else (1, 1)
                source.problems.append(f"{name}:{line}:{column}: yaml: {what} are not allowed")
        if source.problems:
            return source
        node = yaml.compose(text, Loader=_TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source.problems.append(f"{name}:{line}:{column}: yaml: {error.problem or error.context}")
        return source
    except yaml.YAMLError as error:  # an unprintable character
        source.problems.append(f"{name}:1:1: yaml: {str(error).splitlines()[0]}")
        return source
    if node is not None:
        try:
            source.data = _plain(node, 0)
        except _IrregularError:
            walk = _Walk(source)
            source.data = walk.visit(node, ())
            source.problems.extend(walk.problems)
    return source


class _IrregularError(Exception):
    """Something in the file is a problem: its place has to be told."""


def _plain(node: yaml.Node, depth: int) -> Any:
    """Return the data of a node without a look at places. Raises _IrregularError where there is a problem to tell."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if depth > MAX_DEPTH:
        raise _IrregularError
    below = depth + 1
    if not isinstance(node, yaml.MappingNode):
        return [item.value if isinstance(item, yaml.ScalarNode) else _plain(item, below) for item in node.value]
    mapping: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in mapping:
            raise _IrregularError
        mapping[key.value] = value.value if isinstance(value, yaml.ScalarNode) else _plain(value, below)
    return mapping


class _Walk:
    """A walk over every node of a file: the data, the place of every key path, and what no rule file may hold."""

    def __init__(self, source: YamlSource) -> None:
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.problems: list[str] = []
        self._name = source.name

    def visit(self, node: yaml.Node, path: KeyPath) -> Any:
        """Return the data of a node, and remember its place and its problems."""
        if path not in self.places:
            self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if len(path) > MAX_DEPTH:
            self._add(path, f"nested deeper than {MAX_DEPTH} levels")
            return None
        if not isinstance(node, yaml.MappingNode):
            return [self.visit(item, (*path, index)) for index, item in enumerate(node.value)]
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._add(path, "a key must be a word")
                continue
            key = str(key_node.value)
            here = (*path, key)
            line, column = key_node.start_mark.line + 1, key_node.start_mark.column + 1
            if key in mapping:
                first = self.places[here][0]
                self.problems.append(f"{self._name}:{line}:{column}: {key}: key repeated; first at line {first}")
                continue
            self.places[here] = (line, column)
            mapping[key] = self.visit(value_node, here)
        return mapping

    def _add(self, path: KeyPath, message: str) -> None:
        self.problems.append(_problem(self._name, self.places[path], path, message))


_MESSAGES = {
    "missing": "this key is required",
    "extra_forbidden": "unknown key; it may be misspelled",
    "tuple_type": "should be a list",
    "list_type": "should be a list",
    "dict_type": "should be a mapping of keys to values",
    "model_type": "should be a mapping of keys to values",
    "mapping_type": "should be a mapping of keys to values",
    "string_type": "should be text",
    "int_parsing": "should be a whole number",
    "int_type": "should be a whole number",
    "decimal_parsing": "should be a number",
    "bool_parsing": "should be true or false",
}


_PATTERN_KEYS = frozenset({"regex", "regexp", "regexes", "pattern", "patterns"})


def check(source: YamlSource, model: type[ModelT], data: Any, path: KeyPath = ()) -> ModelT | None:
    """Return ``data`` as ``model``; or None, with every problem added to ``source.problems``."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        add_problems(source, error, path, model)
        return None


def add_problems(source: YamlSource, error: ValidationError, path: KeyPath = (), model: type[BaseModel] | None = None) -> None:
    """Add every problem of ``error`` to ``source.problems``, at its place below ``path``.

    A problem whose place is above another's is left out, and a key that is missing because it is misspelled: they follow
    from that one. ``model`` tells which keys are known.
    """
    details = sorted(error.errors(include_url=False, include_input=False), key=lambda detail: str(detail["loc"]))
    meant = {
        (*place[:-1], near)
        for place in (detail["loc"] for detail in details if detail["type"] == "extra_forbidden")
        if (near := _nearest(str(place[-1]), _fields_at(model, place[:-1])))
    }
    for detail in details:
        place = detail["loc"]
        if any(other["loc"][: len(place)] == place and len(other["loc"]) > len(place) for other in details):
            continue
        if detail["type"] == "missing" and place in meant:
            continue
        keys = [key for key in place if key != "[key]"]
        message = _MESSAGES.get(detail["type"])
        if message is None:
            message = detail["msg"].removeprefix("Value error, ").removeprefix("Input ")
        if detail["type"] == "extra_forbidden":
            message = _unknown_key(str(place[-1]), _fields_at(model, place[:-1]))
        source.problems.append(source.problem((*path, *keys), message))


def _nearest(key: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(key, known, n=1)), "")


def _unknown_key(key: str, known: tuple[str, ...]) -> str:
    if key in _PATTERN_KEYS and key not in known:
        return "rules hold no regular expressions; list the words themselves"
    near = _nearest(key, known)
    return f"unknown key; did you mean {near!r}?" if near else "unknown key; it may be misspelled"


def _fields_at(annotation: Any, place: Iterable[str | int]) -> tuple[str, ...]:
    """Return the keys of the model that stands at a place below ``annotation``: of tuples and dicts that of their items."""
    for key in place:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field_info = annotation.model_fields.get(str(key))
            annotation = field_info.annotation if field_info is not None else None
        else:
            inner = [each for each in get_args(annotation) if each is not Ellipsis]
            annotation = inner[-1] if inner else None
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(annotation.model_fields)
    return ()

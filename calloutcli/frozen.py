"""Frozen, slotted values: what `dataclasses.dataclass(frozen=True, slots=True)` makes, without its start-up time.

Why not dataclasses: importing them (with inspect, ast, tokenize) and compiling some forty classes costs as much as all
else that happens before the first question, and the person waiting for it is at an incident. Measured in
benchmarks/RESULTS.md, decided in docs/decisions/0003. Type checkers see ordinary frozen dataclasses (PEP 681).
"""

from collections.abc import Callable
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


class _Fresh:
    """A default that is made anew for each value."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def field(*, default_factory: Callable[[], Any]) -> Any:
    """A default made anew for each value, for a field that holds a mapping."""
    return _Fresh(default_factory)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T]) -> type[T]:
    """The class with its annotated names as frozen fields: compared, hashed and shown by them, in their order."""
    names: tuple[str, ...] = tuple(getattr(cls, "__annotations__", ()))
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    put = object.__setattr__

    def __init__(self: T, *given: Any, **named: Any) -> None:  # noqa: N807
        if len(given) > len(names):
            raise TypeError(f"{cls.__name__} takes {len(names)} fields, and {len(given)} were given")
        for name, item in zip(names, given, strict=False):
            put(self, name, item)
        for name in names[len(given) :]:
            if name in named:
                put(self, name, named.pop(name))
            elif name in defaults:
                default = defaults[name]
                put(self, name, default.make() if type(default) is _Fresh else default)
            else:
                raise TypeError(f"{cls.__name__} needs the field `{name}`")
        if named:
            raise TypeError(f"{cls.__name__} has no field `{min(named)}`, or has it twice")

    def __eq__(self: T, other: object) -> bool:  # noqa: N807
        return type(other) is type(self) and all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self: T) -> int:  # noqa: N807
        return hash((cls.__name__, *(getattr(self, name) for name in names)))

    def __repr__(self: T) -> str:  # noqa: N807
        return f"{cls.__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def __setattr__(_: T, name: str, __: object) -> None:  # noqa: N807
        raise AttributeError(f"{cls.__name__} is frozen: `{name}` cannot be set")

    def __reduce__(self: T) -> tuple[type[T], tuple[Any, ...]]:  # noqa: N807
        return type(self), tuple(getattr(self, name) for name in names)

    made = {
        "__init__": __init__,
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__repr__": __repr__,
        "__reduce__": __reduce__,
    }
    body = {
        name: item
        for name, item in cls.__dict__.items()
        if name not in defaults and name not in ("__dict__", "__weakref__")
    }
    body = {**made, **body, "__setattr__": __setattr__, "__slots__": names, "__match_args__": names}
    made_class: type[T] = type(cls)(cls.__name__, cls.__bases__, body)  # type: ignore[misc]
    return made_class


def replace(original: T, **changes: Any) -> T:
    """The value with some fields changed.

    Raises:
        TypeError: a name is not one of its fields.
    """
    names: tuple[str, ...] = original.__match_args__  # type: ignore[attr-defined]
    return type(original)(**{name: getattr(original, name) for name in names} | changes)


def as_dict(original: object) -> dict[str, Any]:
    """The fields by name; values inside, and inside tuples, likewise, tuples as lists: ready for JSON."""
    names: tuple[str, ...] = original.__match_args__  # type: ignore[attr-defined]
    return {name: _plain(getattr(original, name)) for name in names}


def _plain(item: Any) -> Any:
    if isinstance(item, tuple):
        return [_plain(one) for one in item]
    return as_dict(item) if hasattr(item, "__match_args__") else item

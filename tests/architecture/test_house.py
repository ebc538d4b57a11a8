"""The house rules that import-linter cannot see. Each says what to do when it fails."""

import ast
import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Field, ForeignKey, ManyToManyField, Model, OneToOneField

ROOT = Path(__file__).parents[2]
CODE = ROOT / "onewindow"
CONTEXTS = CODE / "contexts"
ROOMS = sorted(path.name for path in CONTEXTS.iterdir() if (path / "__init__.py").exists())
EXEMPT = ("/migrations/", "/data/")  # generated migrations and pure data tables (foundations §12)
SOURCES = sorted(path for path in CODE.rglob("*.py") if not any(part in path.as_posix() for part in EXEMPT))
MIGRATIONS = sorted(path for path in CODE.rglob("migrations/*.py") if path.name != "__init__.py")
LASTING = (
    frozenset(  # what a migration may name: it is never renamed, and says nothing that a room may change its mind about
        {
            "onewindow.kernel.ids",
            "onewindow.platform.database.transactions",
            "onewindow.platform.guards.operations",
            "onewindow.platform.pii.fields",
        }
    )
)
PAGES = sorted((CODE / "sites").glob("*/templates/**/*.html"))
DRAWN_WITH = re.compile(r"\{% (?:include|extends) \"(\w+)/")
OUR_MODELS = [model for model in apps.get_models() if model.__module__.startswith("onewindow.")]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400, "split it by topic"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_function_is_longer_than_40_lines(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or f.lineno) - f.lineno + 1 > 40]

    assert not long, "name the parts and call them"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_import_hides_in_a_function(path: Path) -> None:
    hidden = [f.name for f in functions(path) for n in ast.walk(f) if isinstance(n, ast.Import | ast.ImportFrom)]

    assert not hidden, "an import that only works late shows an arrow that points the wrong way"


@pytest.mark.parametrize("path", SOURCES, ids=relative)
def test_no_signal_and_no_save_override(path: Path) -> None:
    text = path.read_text()
    saves = [f.name for f in functions(path) if f.name in {"save", "delete"}]

    assert "@receiver" not in text, "announce an event instead"
    assert not saves, "write an action instead"


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


@pytest.mark.parametrize("path", MIGRATIONS, ids=relative)
def test_a_migration_freezes_what_was_true(path: Path) -> None:
    ours = {name for name in imported(path) if name.split(".")[0] in {"onewindow", "", "tests"}}

    assert ours <= LASTING, "write states, kinds and arrows as literals; a test holds them against the code"


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_introduces_itself(room: str) -> None:
    module = importlib.import_module(f"onewindow.contexts.{room}")

    assert module.__doc__ is not None
    assert " — " in module.__doc__, "the docstring is 「中文名 — what it is」"


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_a_page_is_drawn_with_its_own_sites_parts(page: Path) -> None:
    sites = {path.relative_to(CODE / "sites").parts[0] for path in PAGES}
    site = page.relative_to(CODE / "sites").parts[0]

    others = (set(DRAWN_WITH.findall(page.read_text())) & sites) - {site}

    assert not others, "what two sites draw alike is a component below them (platform/web/templates/ui)"


def doors() -> Iterator[tuple[str, str, object]]:
    for room in ROOMS:
        if (CONTEXTS / room / "api.py").exists():
            api = importlib.import_module(f"onewindow.contexts.{room}.api")
            for name in api.__all__:
                yield room, name, getattr(api, name)


DOORS = [pytest.param(thing, id=f"{room}.{name}") for room, name, thing in doors()]
DOOR_FUNCTIONS = [door for door in DOORS if inspect.isfunction(door.values[0])]


@pytest.mark.parametrize("thing", DOORS)
def test_every_name_at_a_door_has_a_docstring(thing: object) -> None:
    if inspect.isfunction(thing) or inspect.isclass(thing):
        assert inspect.getdoc(thing), "say what it does for the caller"


@pytest.mark.parametrize("function", DOOR_FUNCTIONS)
def test_doors_take_keywords_only(function: Callable[..., object]) -> None:
    kinds = {parameter.kind for parameter in inspect.signature(function).parameters.values()}

    assert kinds <= {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


@pytest.mark.parametrize("room", ROOMS)
def test_a_door_has_no_logic(room: str) -> None:
    door = CONTEXTS / room / "api.py"
    body = ast.parse(door.read_text()).body if door.exists() else []

    assert all(isinstance(node, ast.ImportFrom | ast.Import | ast.Expr | ast.Assign) for node in body)


def relations() -> Iterator["Field[object, object]"]:
    for model in OUR_MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | OneToOneField | ManyToManyField) and not field.auto_created:
                yield field


LAYERS = [
    line.strip()
    for line in (ROOT / ".importlinter").read_text().split("containers = onewindow.contexts\n")[1].splitlines()[1:]
    if line.startswith("    ")
]


@pytest.mark.parametrize("field", [pytest.param(f, id=str(f)) for f in relations()])
def test_a_foreign_key_points_down_and_has_no_way_back(field: "ForeignKey[object, object]") -> None:
    assert field.remote_field.related_name == "+", "a reverse accessor is an upward import that no linter sees"
    holder, target = field.model._meta.app_label, field.related_model._meta.app_label
    if holder in ROOMS and target in ROOMS and holder != target:
        assert LAYERS.index(holder) < LAYERS.index(target)


@pytest.mark.parametrize("model", [pytest.param(m, id=m._meta.label) for m in OUR_MODELS])
def test_every_model_says_what_personal_data_it_holds(model: type[Model]) -> None:
    declared = getattr(model, "PII", None)

    assert declared is not None, "add PII: ClassVar[PersonalData]"
    names = {field.name for field in model._meta.concrete_fields}
    assert set(declared) <= names

"""The wheel carries all it needs and works far from the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

FOLDERS = ("seeds", "ontology", "mapping", "shapes", "queries")


def clean_env() -> dict[str, str]:
    """Give our environment without what would lead Python back to the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the sdist, and the wheel from the sdist, as a release does."""
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", out, root],
        env={**clean_env(), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


def data_files(root: Path) -> set[str]:
    """Give the files of the data folders that the wheel must hold."""
    return {
        path.relative_to(root).as_posix()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.relative_to(root).as_posix().startswith("seeds/register/csv/")
        and not (path.suffix == ".py" and folder == "seeds")
    }


def test_the_wheel_holds_every_data_file_and_nothing_else(root: Path, wheel: Path) -> None:
    start = "kurultay/data/"
    with zipfile.ZipFile(wheel) as opened:
        inside = {name.removeprefix(start) for name in opened.namelist() if name.startswith(start)}
    assert inside == data_files(root)


def test_the_wheel_holds_the_models_the_template_and_the_types_mark(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())
    assert "kurultay/data/mapping/ru/models/slovnet_ner_news_v1.tar" in names
    assert "kurultay/publish/templates/report.html.jinja" in names
    assert "kurultay/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "src/", "benchmarks/"))]


def test_the_licence_and_the_credits_travel_along(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = [name for name in opened.namelist() if "/licenses/" in name]
    assert sorted(name.rpartition("/")[2] for name in names) == ["LICENSE", "NOTICE"]


def test_the_sdist_holds_sources_tests_and_data(root: Path, built: Path) -> None:
    (found,) = built.glob("*.tar.gz")
    with tarfile.open(found) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert data_files(root) <= names
    assert {"pyproject.toml", "README.md", "tests/conftest.py", "constraints.txt"} <= names


@pytest.mark.slow
def test_an_installed_wheel_builds_away_from_the_checkout(
    root: Path, wheel: Path, tmp_path: Path
) -> None:
    env = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", env], check=True)
    python = env / "bin" / "python"
    site = next((env / "lib").glob("python*/site-packages"))
    # The libraries come from where the tests run; .pth files in there are not followed, so the
    # checkout that is installed beside them stays out of sight.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", python]
    quiet = ["--quiet", "--no-deps", "--no-index", "--force-reinstall"]
    subprocess.run([*pip, "install", *quiet, wheel], env=clean_env(), check=True)
    (tmp_path / "news").mkdir()
    for path in sorted((root / "seeds/articles").glob("*.txt"))[3:]:
        (tmp_path / "news" / path.name).write_bytes(path.read_bytes())
    where = subprocess.run(
        [python, "-c", "from kurultay.resources import home; print(home().root)"],
        cwd=tmp_path,
        env=clean_env(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(where.stdout.strip()) == site / "kurultay" / "data"
    done = subprocess.run(
        [env / "bin" / "kurultay", "build", "news", "-o", "graph.ttl"],
        cwd=tmp_path,
        env=clean_env(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"kur:Meeting" in (tmp_path / "graph.ttl").read_bytes()
    (tmp_path / "seeds").symlink_to(root / "seeds")
    examples = re.findall(
        r"^```python\n(.*?)^```", (root / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert examples
    for example in examples:
        done = subprocess.run(
            [python, "-c", example], cwd=tmp_path, env=clean_env(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert "Микаил Джаббаров".encode() in done.stdout


def test_the_pins_have_hashes_and_name_no_index(root: Path) -> None:
    text = (root / "constraints.txt").read_text("utf-8")
    pins = re.split(r"\n(?=\S)", text)
    pins = [pin for pin in pins if "==" in pin]
    assert len(pins) > 40
    assert [pin.partition(" ")[0] for pin in pins if "--hash=sha256:" not in pin] == []
    assert "://" not in text


def test_every_direct_dependency_is_pinned(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    groups = project["dependency-groups"]
    wanted = [*project["project"]["dependencies"]]
    wanted += [one for group in groups.values() for one in group if isinstance(one, str)]
    pinned = set(
        re.findall(r"^([a-z0-9-]+)==", (root / "constraints.txt").read_text("utf-8"), re.MULTILINE)
    )
    names = {re.split(r"[<>=\[; ]", one)[0].lower().replace("_", "-") for one in wanted}
    assert names - pinned == set()


def test_every_script_and_entry_point_can_be_loaded(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    for target in project["scripts"].values():
        module, _, name = target.partition(":")
        assert callable(getattr(__import__(module, fromlist=[name]), name))

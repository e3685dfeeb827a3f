"""A build by several processes: the same bytes, nothing lost to a dead process or to Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kurultay import pipeline
from kurultay.errors import StoreError
from kurultay.pipeline import Kit, build
from kurultay.resources import home
from kurultay.store import Tombstone, open_ledger, open_store

NAMES = ("Арман", "Ерлан", "Тимур", "Данияр", "Руслан", "Марат", "Аскар", "Нурлан")


def write(folder, count):
    folder.mkdir(exist_ok=True)
    for number in range(count):
        name = f"{NAMES[number % 8]} {NAMES[number // 8 % 8]}ов"
        text = f"Министр транспорта Казахстана {name} встретился в Анкаре с послом Турции."
        path = folder / f"{number:03}.txt"
        path.write_text(f" date 2025-06-{number % 28 + 1:02} {text}\n", "utf-8")
    (folder / "005.txt").write_text("", "utf-8")


@pytest.fixture(scope="module")
def texts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("texts")
    write(folder, 24)
    (folder / "020.json").write_text('{"text": "x", "url": "https://example.org/', "utf-8")
    return folder


@pytest.fixture(scope="module")
def kit():
    return Kit.load(home())


def built(texts, kit, jobs):
    with open_store("memory:") as store, open_ledger("memory:") as ledger:
        done = build([texts], kit, store, ledger, lambda *_: None, jobs=jobs)
        return done, store.dump(), ledger.entries(), ledger.reasons()


def test_the_bytes_do_not_depend_on_the_number_of_processes(texts, kit, monkeypatch):
    alone = built(texts, kit, 1)
    monkeypatch.setattr(pipeline, "FEW", 5)
    assert built(texts, kit, 2) == alone
    assert alone[0].mapped == 23
    assert [item.where for item in alone[0].set_aside] == ["005", "020"]


def killed(texts, kit, folder, monkeypatch):
    """Build into a folder until the first step of merging, which fails."""

    def cut(*_):
        raise StoreError("cut off")

    with monkeypatch.context() as patched:
        patched.setattr(pipeline.upkeep, "_step", cut)
        with open_store(folder) as store, open_ledger(folder) as ledger:
            with pytest.raises(StoreError, match="cut off"):
                build([texts], kit, store, ledger, lambda *_: None)
            return store.take_in(0), store.graphs()


def test_graphs_of_many_articles_wait_and_a_build_that_is_cut_off_goes_on(
    texts, kit, tmp_path, monkeypatch
):
    whole = built(texts, kit, 1)
    for name, value in (("FEW", 5), ("LINES", 300)):
        monkeypatch.setattr(pipeline, name, value)
    monkeypatch.setattr(pipeline.upkeep, "BATCH", 4)
    monkeypatch.setattr(pipeline.upkeep, "FEW", 1)
    folder = tmp_path / "store"
    waiting, there = killed(texts, kit, folder, monkeypatch)
    assert waiting > 3
    assert sum("/graph/article/" in name for name in there) < 8
    with open_store(folder) as store, open_ledger(folder) as ledger:
        done = build([texts], kit, store, ledger, lambda *_: None)
        assert (done.mapped, done.unchanged) == (0, 23)
        assert store.take_in(0) == 0
        assert (store.dump(), ledger.entries()) == whole[1:3]


def test_only_a_build_that_brings_much_of_a_store_puts_its_files_in_order(
    kit, tmp_path, monkeypatch
):
    monkeypatch.setattr(pipeline.upkeep, "FEW", 1)
    compacted = []
    for count in (12, 14, 24):
        write(tmp_path / "texts", count)
        with open_store(tmp_path / "store") as store, open_ledger(tmp_path / "store") as ledger:
            monkeypatch.setattr(store, "compact", lambda count=count: compacted.append(count))
            build([tmp_path / "texts"], kit, store, ledger, lambda *_: None)
    assert compacted == [12, 24]


def test_an_article_that_is_taken_out_before_its_graph_was_taken_in_does_not_come_back(
    texts, kit, tmp_path, monkeypatch
):
    for name, value in (("FEW", 5), ("LINES", 300)):
        monkeypatch.setattr(pipeline, name, value)
    folder = tmp_path / "store"
    killed(texts, kit, folder, monkeypatch)
    with open_store(folder) as store, open_ledger(folder) as ledger:
        last = ledger.entries()[-1]
        ledger.retract(Tombstone(last.key, last.aid, last.key, "me", "wrong", "2026-01-01"))
        done = build([texts], kit, store, ledger, lambda *_: None)
        assert (done.unchanged, done.retracted) == (22, 1)
        assert last.aid not in store.graphs()
        assert sum("/graph/article/" in name for name in store.graphs()) == 22


def test_what_was_seen_to_fit_is_not_read_again_and_the_report_is_the_same(
    kit, tmp_path, monkeypatch
):
    write(tmp_path, 8)
    for path in tmp_path.glob("*.txt"):
        told = path.read_text("utf-8").replace("встретился", "9 июня 2025 года встретился")
        # One without a day of publication, which the shapes miss.
        path.write_text(told if path.stem != "003" else told[told.find("М") :], "utf-8")
    monkeypatch.setattr(pipeline, "FEW", 5)
    with open_store("memory:") as store, open_ledger("memory:") as ledger:
        done = build([tmp_path], kit, store, ledger, lambda *_: None)
        sound = ledger.sound(kit.fingerprint)
        names = {name for name in store.graphs() if "/graph/article/" in name}
        assert (len(names), len(sound & names)) == (7, 6)
        (told,) = names - sound
        assert {found.shape for found in done.report.findings if found.source == told} == {
            "Article-dated"
        }
        assert done.report == pipeline.validate(kit.home, store, lambda *_: None)
        ledger.touch(min(sound))
        assert ledger.sound(kit.fingerprint) == sound - {min(sound)}


def start(home):
    """Stand in for the start of a worker, which here needs nothing."""


def deadly(item):
    """Stand in for mapping: one article kills every process that maps it."""
    if item.key == "007":
        os._exit(9)
    graph = pipeline.graph.ArticleGraph(f"https://w3id.org/kurultay/graph/article/{item.key}", ())
    return pipeline._Drawn(item.key, item.sha256, graph, b"", 0)


def test_an_article_that_kills_two_processes_is_set_aside_alone(texts, kit, monkeypatch):
    monkeypatch.setattr(pipeline, "FEW", 5)
    monkeypatch.setattr(pipeline, "_draw_there", deadly)
    monkeypatch.setattr(pipeline, "_start", start)
    work = (item for item in pipeline.articles([texts], kit.home) if hasattr(item, "key"))
    found = list(pipeline._drawn(work, kit, 2))
    aside = [item for item in found if isinstance(item, pipeline.SetAside)]
    assert [(item.where, item.reason) for item in aside] == [
        ("007", "mapping killed two processes; please report it")
    ]
    assert len(found) == 23


def test_the_same_article_twice_is_stored_once(kit, tmp_path):
    line = '{"url": "https://example.org/1", "text": "Министр обороны Турции прибыл в Астану."}\n'
    (tmp_path / "a.jsonl").write_text(line * 2, "utf-8")
    done = built(tmp_path, kit, 1)[0]
    assert (done.mapped, done.unchanged) == (1, 1)


def children(process):
    try:
        found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        said = [Path(f"/proc/{each}/cmdline").read_bytes() for each in found]
    except OSError:
        return 0
    return sum(b"spawn_main" in each for each in said)


def heed():
    """Let Ctrl-C through: who starts the tests in the background has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def gone(group):
    """Tell whether the processes of a group end, the last a moment after the first."""
    for _ in range(400):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("everybody", [True, False])
def test_ctrl_c_ends_the_build_and_its_processes_with_one_line(everybody, tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    write(texts, 150)
    program = str(Path(sys.executable).with_name("kurultay"))
    command = [program, "build", str(texts), "--store", str(tmp_path / "store")]
    with subprocess.Popen(
        [*command, "--jobs", "2"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heed,  # noqa: PLW1509 - one thread; no other way to undo an ignored Ctrl-C
    ) as child:
        while child.poll() is None and children(child.pid) < 2:
            time.sleep(0.02)
        # A terminal sends it to the whole group, `kill` only to the one process.
        (os.killpg if everybody else os.kill)(child.pid, signal.SIGINT)
        _, said = child.communicate()
    assert said.decode() == "kurultay: interrupted; run it again to go on\n"
    assert child.returncode == 130
    assert gone(child.pid)

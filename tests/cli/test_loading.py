import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import Ran


def told(code: str) -> str:
    """What a program says that uses the loading of the command line."""
    start = "import gc; from parole_packet.cli import loading; "
    ended = subprocess.run([sys.executable, "-c", start + code], capture_output=True, text=True, check=True)
    return ended.stdout.strip()


def test_garbage_is_collected_again_when_all_is_loaded() -> None:
    before = told("loading.begin(); print(gc.isenabled(), gc.get_freeze_count())")
    after = told("loading.begin(); loading.load_all(); print(gc.isenabled(), gc.get_freeze_count() > 10_000)")
    assert (before, after) == ("False 0", "True True")


def test_the_collector_of_another_program_is_left_alone() -> None:
    assert told("loading.load_all(); print(gc.isenabled(), gc.get_freeze_count())") == "True 0"


def test_loading_unpacks_the_faces_and_the_engine() -> None:
    code = (
        "import sys, threading; loading.load_all(); [one.join() for one in threading.enumerate()[1:]];"
        "print(*(name in sys.modules for name in ('parole_packet.packet.pipeline', 'pymupdf_fonts.FiraGO_Bold')))"
    )
    assert told(code) == "True True"


def test_no_plugin_of_another_package_is_run(tmp_path: Path, run_process: Callable[..., Ran]) -> None:
    spy = tmp_path / "packages"
    (spy / "spy-1.0.dist-info").mkdir(parents=True)
    (spy / "spy-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: spy\nVersion: 1.0\n")
    (spy / "spy-1.0.dist-info" / "entry_points.txt").write_text("[pydantic]\nspy = spy:plugin\n")
    (spy / "spy.py").write_text(f"open({str(tmp_path / 'seen')!r}, 'w').close()\nplugin = None\n")
    (tmp_path / "case.yaml").write_text("version: 1\n")
    ended = run_process("check", env={"PYTHONPATH": str(spy)})
    assert ended.code == 1
    assert not (tmp_path / "seen").exists()
    subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-c",
            "import parole_packet.case.models as m; m.Case.model_rebuild()",
        ],
        env={"PYTHONPATH": str(spy)},
        check=False,
        capture_output=True,
    )
    assert (tmp_path / "seen").exists(), "the spy is found where nobody forbids it"

"""What is printed: progress while it starts, then the address, the sites and who may log in."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onewindow.cli.running.addresses import Place
from onewindow.cli.running.folders import demo_logins

SITES = (
    ("/", "网上大厅", "办事人"),
    ("/counter/", "窗口", "窗口人员"),
    ("/desk/", "审批", "部门审批人员"),
    ("/supervise/", "监督", "监督人员"),
    ("/console/", "管理", "管理员"),
)


class Steps:
    """Progress: a line when a step begins, and how long it took."""

    def __init__(self, folder: Path) -> None:
        self._began = time.monotonic()
        self.say(f"一窗 onewindow · 数据文件夹 {folder}")

    @property
    def seconds(self) -> float:
        """Return how long it has taken so far."""
        return time.monotonic() - self._began

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say that a step begins and, unless it fails, that it is done."""
        began = time.monotonic()
        print(f"  {name}……", end="", flush=True)
        try:
            yield
        except BaseException:
            print(" ✗", flush=True)
            raise
        print(f" ✓ {time.monotonic() - began:.1f} 秒", flush=True)

    def note(self, words: str) -> None:
        """Say how far the step is that is under way."""
        print(f" {words}", end="", flush=True)

    def say(self, words: str) -> None:
        """Print a line at once."""
        print(words, flush=True)


def greet(place: Place, *, folder: Path, seconds: float) -> None:
    """Print where the platform is and who may log in."""
    lines = [f"\n平台已启动（{seconds:.1f} 秒）：{place.site}\n"]
    lines += [f"  {place.site}{path:<12} {name}（{audience}）" for path, name, audience in SITES]
    if place.is_loopback and demo_logins(folder).exists():
        lines += [
            "",
            f"  演示账号（口令只属于这个数据文件夹，保存在 {demo_logins(folder)}）：用户名、口令、身份 → 先试什么",
        ]
        lines += [_login(each) for each in json.loads(demo_logins(folder).read_text())]
    lines += ["", "  按 Ctrl-C 停止。"]
    print("\n".join(lines), flush=True)


def _login(login: dict[str, str]) -> str:
    name = "" if login["name"] in login["role"] else f" {login['name']}"
    first = f" → {login['first']}" if login.get("first") else ""
    return f"  {login['handle']:<14}{login['password']:<18}{login['role']}{name}{first}"

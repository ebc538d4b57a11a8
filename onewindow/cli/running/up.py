"""`onewindow up`: everything that a running platform is, from an empty folder to a page that answers."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event

from onewindow.cli.running import folders
from onewindow.cli.running.addresses import Place, free_place
from onewindow.cli.running.greeting import Steps, greet
from onewindow.cli.running.parts import Database, prepare, programs, wait_until_it_answers
from onewindow.cli.sentences import SentenceParser, port
from onewindow.platform.keys.files import make_keys
from onewindow.platform.logs.collecting import Collector
from onewindow.platform.postgres.lock import UP, Holder, Lock
from onewindow.platform.processes.supervising import Supervisor, Ward, end

PATIENCE = 60.0  # seconds for a call that runs on the data folder now


def main(arguments: Sequence[str], *, folder: Path, keys: Path) -> int:
    """Run the platform until it is told to stop, and return the exit status.

    :raises CannotStart: if it cannot, with what to do
    """
    wishes = parse(arguments)
    folders.make(folder)
    make_keys(keys)
    stop, serving = Event(), Event()

    def on_signal(*_: object) -> None:
        stop.set()
        if not serving.is_set():
            raise KeyboardInterrupt  # whatever is under way is begun again by the next start

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, on_signal)
    with Lock(folder) as lock:
        running = lock.take(patience=PATIENCE)
        if running is not None:
            where = f"，网址 {running.site}" if running.site else "，正在启动"
            print(f"平台已在运行：数据文件夹 {folder}{where}（进程 {running.pid}）。", file=sys.stderr)
            return 1
        lock.say(Holder(pid=os.getpid(), verb=UP))
        place = free_place(wishes.address, wishes.port)
        try:
            serve(lock, place, folder=folder, keys=keys, wants_demo=not wishes.no_demo, serving=serving, stop=stop)
        except KeyboardInterrupt:
            print("\n已中断，数据没有损坏；再次运行 ./ow up 会接着做。", file=sys.stderr)
            return 130
    return 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for."""
    parser = SentenceParser(prog="./ow up", description="启动平台（Ctrl-C 停止）")
    parser.add_argument("--port", type=port, default=8000, help="网页端口，默认 8000")
    parser.add_argument("--data", metavar="DIR", help="数据文件夹，默认 var")
    parser.add_argument("--address", default="127.0.0.1", help="监听地址；除本机外须经 HTTPS 代理（ONEWINDOW_ORIGIN）")
    parser.add_argument("--no-demo", action="store_true", help="新数据文件夹不装入演示数据")
    return parser.parse_args(arguments)


def serve(lock: Lock, place: Place, *, folder: Path, keys: Path, wants_demo: bool, serving: Event, stop: Event) -> None:
    """Start every part in its order, greet, set `serving`, and keep them running until `stop` is set."""
    steps = Steps(folder)
    collector = Collector(folder / "logs", tell=lambda words: steps.say(f"  {words}") if serving.is_set() else None)
    database = Database(folder, keys=keys)
    is_new = not database.is_own and not database.exists
    wards: list[Ward] = [database]
    try:
        with steps.step("数据库"):
            database.begin()
        holder = Holder(
            pid=os.getpid(),
            verb=UP,
            application=database.addresses.application,
            owner=database.addresses.owner,
            site=place.site,
        )
        lock.say(holder)
        folders.remember(folder)
        prepare(steps, database.addresses, folder=folder, demo=wants_demo and is_new and place.is_loopback)
        web, worker = programs(database.addresses, place, collector, folder=folder)
        wards += [web, worker]
        supervisor = Supervisor(wards, report=collector.say)
        with steps.step("网站"):
            web.begin()
            wait_until_it_answers(place, [database, web], folder=folder, log=collector.path)
            supervisor.begin()
        serving.set()
        greet(place, folder=folder, seconds=steps.seconds)
        supervisor.keep(stop)
        steps.say("正在停止……")
    finally:
        end(wards)
        collector.close()
    steps.say("已停止，数据已保存。")

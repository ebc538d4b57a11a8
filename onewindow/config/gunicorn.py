"""The web server: threads in a few processes; what it says goes to the supervisor's log."""

import ctypes
import gc
import os
import sys
from pathlib import Path
from signal import SIGKILL

from gunicorn.glogging import Logger

from onewindow.platform.logs.configuration import configuration
from onewindow.platform.processes.child import end_with_parent


class Log(Logger):
    """What the server says of itself; every request has a line of ours already (`platform.logs.middleware`)."""

    def access(self, *_: object) -> None:
        """Do not even put the line together."""


bind = os.environ["ONEWINDOW_BIND"]
wsgi_app = "onewindow.config.wsgi:application"
proc_name = "onewindow"
worker_class = "onewindow.config.serving.Server"
limit_request_line = 8190
workers = int(os.environ.get("ONEWINDOW_WEB_PROCESSES", "2"))
preload_app = True  # read the program once, share its memory
threads = int(os.environ.get("ONEWINDOW_WEB_THREADS", "8"))
max_requests, max_requests_jitter = 20_000, 2_000
graceful_timeout = 25
timeout = 60
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "127.0.0.1")
logger_class, logconfig_dict = Log, configuration()
control_socket_disable = True


def when_ready(server: object) -> None:
    """Tell `./ow up` that the port is ours: whatever answers from now on is this server."""
    if "ONEWINDOW_LISTENING" in os.environ:
        Path(os.environ["ONEWINDOW_LISTENING"]).touch(mode=0o600)


def pre_fork(server: object, worker: object) -> None:
    """Take the program itself out of the collector's rounds: it stays, and its memory stays shared."""
    gc.collect()
    gc.freeze()


def post_fork(server: object, worker: object) -> None:
    """Prepare a process that serves."""
    gc.set_threshold(20_000, 20, 50)  # nearly all that a request leaves goes at once, when nothing names it
    _end_with_master()


def _end_with_master() -> None:
    """Let a process end with its master: left alone it would keep the port for as long as somebody keeps a connection
    to it, take in nobody new, and hold up the master that is started instead."""
    if sys.platform == "linux":
        end_with_parent(ctypes.CDLL(None, use_errno=True), SIGKILL)

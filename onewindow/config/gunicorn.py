"""The web server: threads in a few processes; what it says goes to the supervisor's log."""

import os
from pathlib import Path

from onewindow.platform.logs.configuration import configuration

bind = os.environ["ONEWINDOW_BIND"]
wsgi_app = "onewindow.config.wsgi:application"
proc_name = "onewindow"
worker_class = "gthread"
workers = int(os.environ.get("ONEWINDOW_WEB_PROCESSES", "2"))
preload_app = True  # read the program once, share its memory
threads = int(os.environ.get("ONEWINDOW_WEB_THREADS", "8"))
max_requests, max_requests_jitter = 20_000, 2_000
graceful_timeout = 25
timeout = 60
forwarded_allow_ips = os.environ.get("TRUSTED_PROXIES", "127.0.0.1")
logconfig_dict = configuration()
control_socket_disable = True


def when_ready(server: object) -> None:
    """Tell `./ow up` that the port is ours: whatever answers from now on is this server."""
    if "ONEWINDOW_LISTENING" in os.environ:
        Path(os.environ["ONEWINDOW_LISTENING"]).touch(mode=0o600)

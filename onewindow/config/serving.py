"""What the web server itself answers before a request reaches the program: a problem, in a sentence for people."""

import json
from http import HTTPStatus
from socket import socket
from typing import Any

from gunicorn import util
from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

SENTENCES = {
    HTTPStatus.REQUEST_URI_TOO_LONG: (
        "网址太长，请从页面上的链接重新进入。The address is too long; please follow a link of a page."
    ),
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: (
        "请求头太大，请清除本网站的 Cookie 后再试。The headers are too large; please clear the cookies of this site."
    ),
}


def problem(status: HTTPStatus) -> bytes:
    """Return the whole answer to a request that is too large to be read: a problem (RFC 9457), in both languages."""
    said = {"type": f"urn:onewindow:problem:{''.join(status.phrase.split())}", "title": SENTENCES[status]}
    body = json.dumps(said | {"status": int(status)}, ensure_ascii=False).encode()
    head = (
        f"HTTP/1.1 {int(status)} {status.phrase}",
        "Connection: close",
        "Content-Type: application/problem+json",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        f"Content-Length: {len(body)}",
    )
    return "\r\n".join((*head, "", "")).encode() + body


class Server(ThreadWorker):
    """The threaded server, which says in a problem that a request's first lines are too long."""

    def handle_error(self, req: Any, client: socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that could not be read."""
        match exc:
            case LimitRequestLine():
                util.write_nonblock(client, problem(HTTPStatus.REQUEST_URI_TOO_LONG))
            case LimitRequestHeaders():
                util.write_nonblock(client, problem(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE))
            case _:
                super().handle_error(req, client, addr, exc)

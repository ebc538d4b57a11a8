"""Card reader and camera: simulated in the demo, real ones over HTTP on loopback, and by hand when there are none."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pikepdf
import pytest
from PIL import Image
from pytest_django import Settings

from onewindow.platform.devices.agent import LoopbackAgent
from onewindow.platform.devices.connecting import devices
from onewindow.platform.devices.contract import CardUnreadable, DeviceAway, NoCard, NoDevice, Picture
from onewindow.platform.devices.reading import card_from
from onewindow.platform.devices.scanning import scan
from tests.factories.uploads import picture

ZHANG = {
    "name": "张样例", "number": "11010519491231002X", "sex": "女", "nation": "汉", "born_on": "1949-12-31",
    "address": "云岭县城关镇东街1号", "issuer": "云岭县公安局", "valid_from": "2019-08-01", "valid_until": None,
}  # fmt: skip


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.IS_DEMO = True
    settings.WINDOW_DEVICES = "simulator"


class TestSimulator:
    def test_the_card_that_lies_on_the_reader_is_read(self, demo: None) -> None:
        card = devices(lying="张样例").reader.read()

        assert (card.name, card.number, card.valid_until) == ("张样例", "11010519491231002X", None)

    def test_every_sample_card_can_be_read(self, demo: None) -> None:
        samples = devices().samples

        assert {"张样例", "李样例"} <= set(samples)
        assert [devices(lying=name).reader.read().name for name in samples] == list(samples)

    @pytest.mark.parametrize("lying", ["", "王某"])
    def test_without_a_card_it_says_so(self, demo: None, lying: str) -> None:
        with pytest.raises(NoCard):
            devices(lying=lying).reader.read()

    def test_the_camera_takes_a_page_of_its_own_for_each_paper(self, demo: None) -> None:
        camera = devices().camera

        layout, rules = (
            camera.capture("主要设备设施、经营布局、操作流程文件"),
            camera.capture("食品安全规章制度目录清单"),
        )

        assert (layout.name, layout.media_type) == ("主要设备设施、经营布局、操作流程文件.jpg", "image/jpeg")
        assert Image.open(BytesIO(layout.content)).size == (1240, 1754)
        assert layout.content != rules.content

    def test_a_page_below_the_camera_becomes_a_pdf(self, demo: None) -> None:
        paper = scan(devices().camera, "经营布局图")

        with pikepdf.open(BytesIO(paper.content)) as opened:
            assert [round(float(side)) for side in opened.pages[0].mediabox[2:]] == [595, 842]  # A4
        assert paper.name == "经营布局图.pdf"

    def test_what_is_no_picture_is_no_scan(self) -> None:
        class Broken:
            def capture(self, label: str) -> Picture:
                return Picture(name=label, media_type="image/jpeg", content=b"none")

        with pytest.raises(DeviceAway):
            scan(Broken(), "经营布局图")

    def test_outside_the_demo_nothing_is_simulated(self, settings: Settings) -> None:
        settings.IS_DEMO = False
        settings.WINDOW_DEVICES = "simulator"

        with pytest.raises(NoDevice):
            devices()

    def test_a_window_without_devices_works_by_hand(self, settings: Settings) -> None:
        settings.WINDOW_DEVICES = ""

        with pytest.raises(NoDevice):
            devices()


class TestCard:
    def test_nothing_of_a_card_is_shown_by_repr(self) -> None:
        shown = repr(card_from(json.dumps(ZHANG).encode()))

        assert not [value for value in ZHANG.values() if value and value in shown]

    @pytest.mark.parametrize(
        "changes",
        [
            {"number": "110105194912310021"},  # wrong check character
            {"born_on": "1949-12-30"},  # not the day in the number
            {"name": ""},
            {"address": "东" * 71},
            {"fingerprint": "AAAA"},  # more than was agreed
        ],
    )
    def test_what_cannot_be_a_card_is_refused(self, changes: dict[str, str]) -> None:
        with pytest.raises(CardUnreadable):
            card_from(json.dumps(ZHANG | changes).encode())

    def test_what_is_no_json_is_refused(self) -> None:
        with pytest.raises(CardUnreadable):
            card_from(b"\x00\x01")


class Service(BaseHTTPRequestHandler):
    """A device service as its maker would ship it."""

    status, media_type, content = 200, "application/json", b""

    def answer(self) -> None:
        self.send_response(self.status)
        self.send_header("Content-Type", self.media_type)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        self.wfile.write(self.content)

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class TestLoopbackAgent:
    @pytest.fixture
    def agent(self) -> Iterator[LoopbackAgent]:
        with ThreadingHTTPServer(("127.0.0.1", 0), Service) as server:
            thread = Thread(target=server.serve_forever)
            thread.start()
            yield LoopbackAgent(f"http://127.0.0.1:{server.server_port}")
            server.shutdown()
            thread.join()

    def serve(self, monkeypatch: pytest.MonkeyPatch, content: bytes, *, status: int = 200, kind: str = "") -> None:
        monkeypatch.setattr(Service, "status", status)
        monkeypatch.setattr(Service, "content", content)
        monkeypatch.setattr(Service, "media_type", kind or "application/json; charset=utf-8")

    def test_a_card_is_read(self, agent: LoopbackAgent, monkeypatch: pytest.MonkeyPatch) -> None:
        self.serve(monkeypatch, json.dumps(ZHANG).encode())

        assert agent.read().name == "张样例"

    def test_a_page_is_taken(self, agent: LoopbackAgent, monkeypatch: pytest.MonkeyPatch) -> None:
        self.serve(monkeypatch, picture(), kind="image/jpeg")

        assert agent.capture("营业执照").name == "营业执照.jpg"

    @pytest.mark.parametrize(
        ("status", "refusal"), [(404, NoCard), (422, CardUnreadable), (500, DeviceAway), (302, DeviceAway)]
    )
    def test_what_the_service_says_becomes_a_sentence(
        self, agent: LoopbackAgent, monkeypatch: pytest.MonkeyPatch, status: int, refusal: type[Exception]
    ) -> None:
        self.serve(monkeypatch, b"", status=status)

        with pytest.raises(refusal):
            agent.read()

    @pytest.mark.parametrize(("content", "kind"), [(b"<html>", "text/html"), (b"", "image/jpeg")])
    def test_what_is_no_picture_is_refused(
        self, agent: LoopbackAgent, monkeypatch: pytest.MonkeyPatch, content: bytes, kind: str
    ) -> None:
        self.serve(monkeypatch, content, kind=kind)

        with pytest.raises(DeviceAway):
            agent.capture("营业执照")

    def test_more_than_a_card_can_be_is_not_read(self, agent: LoopbackAgent, monkeypatch: pytest.MonkeyPatch) -> None:
        self.serve(monkeypatch, b" " * (64 * 1024 + 1))

        with pytest.raises(DeviceAway):
            agent.read()

    def test_a_service_that_does_not_run_is_said_to_be_away(self) -> None:
        with pytest.raises(DeviceAway):
            LoopbackAgent("http://127.0.0.1:9").read()

    @pytest.mark.parametrize(
        "address", ["http://192.168.1.9:8000", "https://127.0.0.1:8000", "http://readers.example", "http://127.0.0.1/a"]
    )
    def test_cards_are_not_sent_over_a_wire(self, address: str) -> None:
        with pytest.raises(ValueError, match=r"127\.0\.0\.1"):
            LoopbackAgent(address)

    def test_the_setting_names_the_service(self, settings: Settings) -> None:
        settings.WINDOW_DEVICES = "http://127.0.0.1:9"

        assert isinstance(devices().reader, LoopbackAgent)

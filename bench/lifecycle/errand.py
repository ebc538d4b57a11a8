"""The errand that is measured: 老年人优待证, from a department's own system, in seven acts with one request each."""

import json
from collections.abc import Generator
from dataclasses import dataclass
from uuid import uuid4

ITEM = "11999901MB9100438U499201500600001"  # its handling code
DEPARTMENT = "11999901MB9100438U"  # 云岭县民政局
ANSWERS = {"age": "SIXTY_FIVE", "household": "LOCAL", "photo": "YES", "agent": "NO"}
VALUES = {
    "person_name": "李样例",
    "identity_number": "440524188001010014",
    "person_phone": "13800005678",
    "living_address": "云岭县城关镇新街66号",
    "emergency_contact_name": "张样例",
    "emergency_contact_phone": "13800001234",
    "delivery_method": "WINDOW",
    "truth_statement": True,
}
SERVICE = {
    "papers": [{"name": "老年人优待证"}],
    "method": "直接送达",
    "receiver": "李样例",
    "delivered_by": "民政局窗口",
    "identity_check": "居民身份证",
}
AFTER_FILING = {
    "examine": b'{"defects":{}}',
    "review": b"",
    "decide": b'{"decision":"GRANT"}',
    "make": b"",
    "ready": b"",
    "deliver": json.dumps(SERVICE).encode(),
}
ACTS = ("file", *AFTER_FILING)


@dataclass(frozen=True)
class Ask:
    """One request of the errand."""

    act: str
    path: str
    body: bytes
    key: str  # of the command: every act is one


def errand(*, guide_id: str, applicant_id: str) -> Generator[Ask, bytes]:
    """Go through one errand: give what to ask, take what was answered."""
    application = {"guide_id": guide_id, "applicant_id": applicant_id, "answers": ANSWERS, "values": VALUES}
    answer = yield Ask("file", "/api/v1/cases", json.dumps(application).encode(), str(uuid4()))
    case_id = json.loads(answer)["case_id"]
    for act, body in AFTER_FILING.items():
        yield Ask(act, f"/api/v1/cases/{case_id}/{act}", body, str(uuid4()))

"""Every way to tamper with a chain or the log is found, and named (quality 4.6, T1 and T2)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from uuid import UUID

import pytest

from onewindow.platform.ledger.chain import Link
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.ledger.inspection import Flaw, inspect_chain, inspect_log
from tests.factories.ledger import PUBLIC, STRANGER, SUBJECT, chain, checkpoint, linked, rechained, sealed

TABLE = "cases_caseevent"


def found(links: Sequence[Link]) -> tuple[Flaw, int] | None:
    finding = inspect_chain(links, table=TABLE)
    return finding and (finding.flaw, finding.place)


def test_a_whole_chain_is_whole() -> None:
    assert found(chain(7)) is None
    assert found([]) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"body": {"day": "2026-03-05"}},
        {"name": "CaseDenied"},
        {"actor": {"channel": "WINDOW"}},
        {"happened_at": chain(1)[0].happened_at},
        {"hash": bytes(32)},
        {"body_hash": bytes(32)},
    ],
)
def test_a_changed_row_is_named(changes: dict[str, object]) -> None:
    links = chain(7)
    links[3] = replace(links[3], **changes)

    assert found(links) == (Flaw.CHANGED, 4)


def test_a_row_of_another_subject_is_no_row_of_this_one() -> None:
    links, foreign = chain(7), chain(7, subject=UUID(int=8))

    assert found([*links[:3], replace(foreign[3], subject_id=SUBJECT), *links[4:]]) == (Flaw.CHANGED, 4)


@pytest.mark.parametrize("place", [1, 4, 6])
def test_a_deleted_row_is_named(place: int) -> None:
    links = chain(7)
    del links[place - 1]

    assert found(links) == (Flaw.DELETED, place)


@pytest.mark.parametrize("place", [1, 4, 6])
def test_a_deleted_row_is_named_when_the_rest_was_numbered_anew(place: int) -> None:
    links = chain(7)
    del links[place - 1]

    assert found([replace(link, seq=seq) for seq, link in enumerate(links, start=1)]) == (Flaw.DELETED, place)


def test_two_rows_that_changed_places_are_named() -> None:
    links = chain(7)
    links[2], links[4] = replace(links[4], seq=3), replace(links[2], seq=5)

    assert found(links) == (Flaw.REORDERED, 3)


@pytest.mark.parametrize("is_hashed", [True, False])
def test_an_inserted_row_is_named(is_hashed: bool) -> None:
    links = chain(7)
    foreign = replace(links[5], seq=4, body={"day": "2026-03-31"})
    inserted = linked(foreign, links[2].hash) if is_hashed else foreign
    pushed = [replace(link, seq=link.seq + 1) for link in links[3:]]

    assert found([*links[:3], inserted, *pushed]) == (Flaw.INSERTED, 4)


def test_a_changed_row_with_a_new_hash_is_named() -> None:
    links = chain(7)
    links[3] = linked(replace(links[3], body={"day": "2026-03-31"}), links[2].hash)

    assert found(links) == (Flaw.RECOMPUTED, 4)


HASHES = [link.hash for subject in range(3) for link in chain(5, subject=UUID(int=subject))]


def logged(
    hashes: Sequence[bytes] = HASHES, *, checkpoints: Sequence[Checkpoint] | None = None
) -> tuple[Flaw, str, int] | None:
    signed = sealed(HASHES, 4, 5, 12, 15) if checkpoints is None else checkpoints
    finding = inspect_log(hashes, signed, public_key=PUBLIC)
    return finding and (finding.flaw, finding.table, finding.place)


def test_a_whole_log_is_whole() -> None:
    assert logged() is None


def test_a_truncated_log_is_noticed() -> None:
    assert logged(HASHES[:-1]) == (Flaw.TRUNCATED, "ledger_leaf", 14)


def test_a_changed_leaf_is_found_between_its_checkpoints() -> None:
    assert logged([*HASHES[:7], bytes(32), *HASHES[8:]]) == (Flaw.CHANGED, "ledger_leaf", 5)


def test_a_recomputed_log_needs_the_sealer_s_key() -> None:
    rewritten = [bytes(32), *HASHES[1:]]
    forged = [checkpoint(rewritten, by=STRANGER)]

    assert logged(rewritten, checkpoints=forged) == (Flaw.FORGED, "ledger_checkpoint", 15)


def test_a_missing_checkpoint_is_noticed() -> None:
    first, _, third, last = sealed(HASHES, 4, 5, 12, 15)

    assert logged(checkpoints=[first, third, last]) == (Flaw.DELETED, "ledger_checkpoint", 12)
    assert logged(checkpoints=[first]) == (Flaw.TRUNCATED, "ledger_checkpoint", 4)


def test_a_changed_checkpoint_is_noticed() -> None:
    first, *rest = sealed(HASHES, 4, 15)

    assert logged(checkpoints=[replace(first, size=5), *rest]) == (Flaw.FORGED, "ledger_checkpoint", 5)


def tampered(links: list[Link], chance: Random) -> list[Link]:
    """The chain after one of the things that somebody with the database in their hands can do to it."""
    at, other = chance.sample(range(len(links)), 2)
    act: Callable[[], object] = chance.choice(
        [
            lambda: links.__setitem__(at, replace(links[at], body={**links[at].body, "day": "2026-01-01"})),
            lambda: links.__setitem__(at, replace(links[at], hash=flipped(links[at].hash, chance))),
            lambda: links.__setitem__(at, replace(links[at], prev=flipped(links[at].prev, chance))),
            lambda: links.__setitem__(at, replace(links[at], actor={"channel": "DESK"})),
            lambda: links.__delitem__(at),
            lambda: links.insert(at, links[other]),
            lambda: links.__setitem__(slice(None), rechained([*links[:at], *links[at + 1 :]])),
            lambda: links.__setitem__(
                slice(None), rechained([*links[:at], replace(links[at], name="CaseDenied"), *links[at + 1 :]])
            ),
            lambda: links.__setitem__(slice(None), links[: at or 1]),
            lambda: links.__setitem__(slice(at, at + 1), [replace(links[other], seq=links[at].seq)]),
        ]
    )
    act()
    return links


def flipped(digest: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(digest))
    return digest[:at] + bytes([digest[at] ^ 1 << chance.randrange(8)]) + digest[at + 1 :]


def test_a_thousand_tamperings_are_all_noticed() -> None:
    original = chain(6)
    signed = sealed([link.hash for link in original], 2, 6)

    for seed in range(1_000):
        links = tampered([*original], Random(seed))

        assert links != original
        assert inspect_chain(links, table=TABLE) or inspect_log(
            [link.hash for link in links], signed, public_key=PUBLIC
        ), f"seed {seed}"

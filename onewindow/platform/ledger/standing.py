"""How one chain stands now: whole or broken, and how far it is in the signed log. Computed anew each time."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onewindow.platform.ledger.events import ChainedEvent
from onewindow.platform.ledger.inspection import Finding, Flaw, inspect_chain
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A chain as somebody sees it who looks now. `sealed` events are in the log that the checkpoint signs."""

    length: int
    broken: Finding | None
    sealed: int
    checkpoint: int | None  # the size of the log that it signs
    sealed_at: datetime | None

    @property
    def is_sealed(self) -> bool:
        """Say whether every event is in the signed log."""
        return self.sealed >= self.length


def standing(*, chain: type[ChainedEvent], subject_id: UUID, version: int) -> Standing:
    """Return how the chain of a subject stands; `version` is how many events its row says that there are."""
    links = [event.link() for event in chain._default_manager.filter(subject_id=subject_id).order_by("seq")]
    leaves = [*Leaf.objects.filter(subject_id=subject_id, chain=chain._meta.db_table).order_by("seq")]
    table = chain._meta.db_table
    broken = inspect_chain(links, table=table)
    if broken is None:
        hashes = {link.seq: link.hash for link in links}
        flaws = (
            (leaf.seq, Flaw.RECOMPUTED if leaf.seq in hashes else Flaw.DELETED)
            for leaf in leaves
            if hashes.get(leaf.seq) != bytes(leaf.hash)
        )
        short = [(version, Flaw.TRUNCATED)] if version > len(links) else []
        first = next(iter([*flaws, *short]), None)
        broken = Finding(flaw=first[1], table=table, place=first[0], subject_id=subject_id) if first else None
    last = max((leaf.position for leaf in leaves), default=None)
    signed = None if last is None else SignedCheckpoint.objects.filter(size__gt=last).order_by("size").first()
    return Standing(
        length=len(links),
        broken=broken,
        sealed=len(leaves) if signed else 0,
        checkpoint=signed.size if signed else None,
        sealed_at=signed.sealed_at if signed else None,
    )

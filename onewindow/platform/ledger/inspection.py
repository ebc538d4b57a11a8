"""What is wrong with a chain or with the log, and where first. Pure: rows come in as values, from a table or a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from uuid import UUID

from onewindow.kernel.merkle import Frontier, leaf_hash
from onewindow.kernel.words import N_
from onewindow.platform.ledger.chain import GENESIS, Link
from onewindow.platform.ledger.checkpoints import Checkpoint


class Flaw(StrEnum):
    CHANGED = "CHANGED"  # 内容被改动
    DELETED = "DELETED"  # 记录被删除
    REORDERED = "REORDERED"  # 顺序被调换
    INSERTED = "INSERTED"  # 被插入的记录
    RECOMPUTED = "RECOMPUTED"  # 被改动并重算了哈希
    TRUNCATED = "TRUNCATED"  # 尾部被截断
    ROLLED_BACK = "ROLLED_BACK"  # 退回到旧的备份
    FORGED = "FORGED"  # 检查点不是本平台签发的
    RESTAMPED = "RESTAMPED"  # 登记时间或事务号被改动
    STRAYED = "STRAYED"  # 数据与最后一次办理不符
    UNCOPIED = "UNCOPIED"  # 检查点缺库外副本
    FILE_GONE = "FILE_GONE"  # 文件丢失
    FILE_CHANGED = "FILE_CHANGED"  # 文件内容被改动


WORDS: dict[Flaw, str] = {
    Flaw.CHANGED: N_("内容被改动"),
    Flaw.DELETED: N_("记录被删除"),
    Flaw.REORDERED: N_("顺序被调换"),
    Flaw.INSERTED: N_("事后插入的记录"),
    Flaw.RECOMPUTED: N_("内容被改动并重新计算了哈希值"),
    Flaw.TRUNCATED: N_("尾部记录被截断"),
    Flaw.ROLLED_BACK: N_("数据库退回到了早于检查点副本的状态"),
    Flaw.FORGED: N_("检查点不是由本平台的封存密钥签发"),
    Flaw.RESTAMPED: N_("数据库登记的时间或事务号被改动"),
    Flaw.STRAYED: N_("数据与办理记录不符，没有经过办理就被改动"),
    Flaw.UNCOPIED: N_("检查点的库外副本不见了"),
    Flaw.FILE_GONE: N_("文件丢失"),
    Flaw.FILE_CHANGED: N_("文件内容被改动或已损坏"),
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One bad row: in which table, of whom, at which place."""

    flaw: Flaw
    table: str
    place: int | None  # `seq` in a chain, position or size in the log
    subject_id: UUID | None = None
    what: str = ""  # the columns, or the file

    @property
    def words(self) -> str:
        """Return the sentence for whoever verifies."""
        whose = f" {self.subject_id}" if self.subject_id else ""
        place = "" if self.place is None else f" #{self.place}"
        what = f"（{self.what}）" if self.what else ""
        return f"{self.table}{whose}{place}：{WORDS[self.flaw]}{what}"


def inspect_chain(links: Sequence[Link], *, table: str) -> Finding | None:
    """Return the first bad row of one subject's chain, in the order of `seq`, or None if it is whole."""
    prev = GENESIS
    for index, link in enumerate(links):
        if link.seq != index + 1 or link.prev != prev or not link.is_whole():
            flaw, place = _diagnose(links, index)
            return Finding(flaw=flaw, table=table, place=place, subject_id=link.subject_id)
        prev = link.hash
    return None


def _diagnose(links: Sequence[Link], index: int) -> tuple[Flaw, int]:
    """Say what was done where a chain breaks first, by the places at which its rows would be whole."""
    here = index + 1
    if links[index].seq != here:
        return (Flaw.DELETED, here) if links[index].seq > here else (Flaw.INSERTED, links[index].seq)
    true = [_true_seq(link, len(links)) for link in links]
    own = true[index]
    if own is None:
        is_pushed = here < len(links) and true[here] == here  # the next row stood here once
        return (Flaw.INSERTED if is_pushed else Flaw.CHANGED), here
    if own == here:  # whole, and yet it does not continue the row before
        return Flaw.RECOMPUTED, max(index, 1)
    if true.count(own) > 1:
        return Flaw.INSERTED, true.index(own) + 1
    return (Flaw.DELETED if own > here and here not in true else Flaw.REORDERED), here


def _true_seq(link: Link, length: int) -> int | None:
    """Return the place at which the row's hash would be right: its own, or the one that it was moved from."""
    places = (link.seq, *range(1, length + 2))
    return next((seq for seq in places if link.is_whole(seq=seq)), None)


def inspect_log(
    leaves: Iterable[bytes], checkpoints: Sequence[Checkpoint], *, public_key: bytes | None
) -> Finding | None:
    """Return the first flaw of the log: `leaves` are the events' hashes by position, `checkpoints` are by size.

    `public_key` is the sealer's own; without one, whose signature it is stays open.
    """
    frontier, rest, prev = Frontier(), iter(leaves), GENESIS
    for checkpoint in checkpoints:
        place = checkpoint.size
        if not checkpoint.is_signed() or public_key not in {None, checkpoint.public_key}:
            return Finding(flaw=Flaw.FORGED, table="ledger_checkpoint", place=place)
        if checkpoint.prev != prev or place <= frontier.size:
            return Finding(flaw=Flaw.DELETED, table="ledger_checkpoint", place=place)
        first = frontier.size
        for event_hash in islice(rest, place - first):
            frontier.add(leaf_hash(event_hash))
        if frontier.size < place:
            return Finding(flaw=Flaw.TRUNCATED, table="ledger_leaf", place=frontier.size)
        if frontier.root() != checkpoint.root:
            return Finding(flaw=Flaw.CHANGED, table="ledger_leaf", place=first)
        prev = checkpoint.hash
    if next(rest, None) is not None:
        return Finding(flaw=Flaw.TRUNCATED, table="ledger_checkpoint", place=frontier.size)
    return None

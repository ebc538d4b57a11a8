"""The sealer: every minute it puts what was committed into the log and signs where the log stands."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import LiteralString

from django.db import connection, transaction
from psycopg.sql import SQL, Composable, Identifier, Literal

from onewindow.kernel.merkle import Frontier, leaf_hash
from onewindow.platform.guards.editions import kept
from onewindow.platform.ledger import checkpoints
from onewindow.platform.ledger.chain import GENESIS
from onewindow.platform.ledger.checkpoints import Checkpoint
from onewindow.platform.ledger.events import chains, stamp_sql
from onewindow.platform.ledger.models import Leaf, SignedCheckpoint
from onewindow.platform.signing.statements import public_key, sign_bytes

EVERY = timedelta(seconds=60)
ALARM = timedelta(minutes=10)
STOP = timedelta(hours=4)  # decision 20
HASH = len(GENESIS)
ENDLESS = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Point:
    """How far the sealer came, or how far it can go: transactions of one cluster, below a horizon."""

    cluster: int
    horizon: int


def seal(*, now: datetime) -> Checkpoint | None:
    """Seal what was committed since the last time; return the new checkpoint, or None if there was nothing to seal.

    Of two sealers at a time one works and the other returns at once.
    """
    with transaction.atomic():
        checkpoint = _seal(now) if _alone() else None
    _copy_missing()
    return checkpoint


def oldest_unsealed() -> datetime | None:
    """Return when the oldest event that is not in the log yet was recorded, or None if there is none."""
    until = Point(cluster=_settled_point().cluster, horizon=ENDLESS)
    query = SQL("SELECT min(recorded_at) FROM ({firsts}) AS unsealed").format(
        firsts=_firsts(_between(_point_of(_last()), until))
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        (recorded_at,) = cursor.fetchone() or (None,)
        return recorded_at if isinstance(recorded_at, datetime) else None


def unsealed_age(*, now: datetime) -> timedelta:
    """Return how long the oldest event has been waiting to be sealed: what health pages and alarms look at."""
    oldest = oldest_unsealed()
    return max(now - oldest, timedelta()) if oldest else timedelta()


def decisions_may_be_made(*, now: datetime) -> bool:
    """Say whether the log is sealed well enough for new decisions (decision 20)."""
    oldest = _oldest_unsealed(minute=now.replace(second=0, microsecond=0))
    return oldest is None or now - oldest <= STOP


@kept(of="ledger")
def _oldest_unsealed(*, minute: datetime) -> datetime | None:
    return oldest_unsealed()  # where it is kept, for a minute at most: what is new cannot be four hours old


def _alone() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended('ledger:seal', 0))")
        (locked,) = cursor.fetchone() or (False,)
        return bool(locked)


def _seal(now: datetime) -> Checkpoint | None:
    last = _last()
    here = _settled_point()
    frontier = _frontier(last)
    _add_leaves(frontier.size, since=_point_of(last), until=here)
    added = Leaf.objects.filter(position__gte=frontier.size).order_by("position")
    before = frontier.size
    for leaf in added.iterator():
        frontier.add(leaf_hash(leaf.entry))
    if frontier.size == before:
        return None
    checkpoint = _signed(frontier, prev=last.checkpoint().hash if last else GENESIS, now=now)
    SignedCheckpoint.objects.create(
        size=checkpoint.size,
        root=checkpoint.root,
        prev=checkpoint.prev,
        sealed_at=checkpoint.sealed_at,
        public_key=checkpoint.public_key,
        signature=checkpoint.signature,
        cluster=here.cluster,
        horizon=here.horizon,
        frontier=b"".join(frontier.peaks),
    )
    return checkpoint


def _signed(frontier: Frontier, *, prev: bytes, now: datetime) -> Checkpoint:
    unsigned = Checkpoint(size=frontier.size, root=frontier.root(), prev=prev, sealed_at=now, public_key=public_key())
    return replace(unsigned, signature=sign_bytes(unsigned.statement))


def _frontier(last: SignedCheckpoint | None) -> Frontier:
    if last is None:
        return Frontier()
    peaks = bytes(last.frontier)
    return Frontier(last.size, [peaks[start : start + HASH] for start in range(0, len(peaks), HASH)])


def _settled_point() -> Point:
    """Return the horizon below which nothing is still running: what was committed below it can be seen."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT (pg_control_system()).system_identifier, pg_snapshot_xmin(pg_current_snapshot())::text::bigint"
        )
        cluster, horizon = cursor.fetchone() or (0, 0)
        return Point(cluster=cluster, horizon=horizon)


def _point_of(last: SignedCheckpoint | None) -> Point | None:
    return Point(cluster=last.cluster, horizon=last.horizon) if last else None


def _last() -> SignedCheckpoint | None:
    return SignedCheckpoint.objects.order_by("-size").first()


def _add_leaves(size: int, *, since: Point | None, until: Point) -> None:
    query = SQL(
        "INSERT INTO ledger_leaf (position, chain, subject_id, seq, hash, stamp)"
        " SELECT {size} - 1 + row_number() OVER (ORDER BY transaction, subject_id, seq),"
        " chain, subject_id, seq, hash, stamp"
        " FROM ({events}) AS unsealed"
    ).format(size=Literal(size), events=_events(since, until=until))
    with connection.cursor() as cursor:
        cursor.execute(query)


def _firsts(between: Composable) -> Composable:
    """Return the query of each chain's first event that meets a condition: one step into an index each."""
    first: LiteralString = "(SELECT recorded_at FROM {table} WHERE {between} ORDER BY transaction LIMIT 1)"
    tables = [SQL(first).format(table=Identifier(chain._meta.db_table), between=between) for chain in chains()]
    return SQL(" UNION ALL ").join(tables)


def _events(since: Point | None, *, until: Point) -> Composable:
    """Return the query of the events between two points, of all chains."""
    tables = [
        SQL(
            "SELECT {name} AS chain, subject_id, seq, hash, {stamp} AS stamp, transaction FROM {table} AS event"
            " WHERE {between}"
        ).format(
            name=Literal(chain._meta.db_table),
            stamp=stamp_sql("event"),
            table=Identifier(chain._meta.db_table),
            between=_between(since, until),
        )
        for chain in chains()
    ]
    return SQL(" UNION ALL ").join(tables)


def _between(since: Point | None, until: Point) -> Composable:
    """Return the condition on an event's cluster and transaction.

    Transaction ids of two clusters cannot be compared: after a restore, what came with it counts as committed.
    """
    settled = _side(until, "<")
    if since is None:
        return SQL("(cluster <> {cluster} OR {settled})").format(cluster=Literal(until.cluster), settled=settled)
    both = SQL("({later} AND {settled})") if since.cluster == until.cluster else SQL("({later} OR {settled})")
    return both.format(later=_side(since, ">="), settled=settled)


def _side(point: Point, comparison: LiteralString) -> Composable:
    return SQL("(cluster = {cluster} AND transaction " + comparison + " {horizon}::text::xid8)").format(
        cluster=Literal(point.cluster), horizon=Literal(str(point.horizon))
    )


def _copy_missing() -> None:
    """Copy out what has no copy yet: the new checkpoint, and those before it that a crash left without one."""
    for row in SignedCheckpoint.objects.order_by("-size").iterator():
        if checkpoints.is_copied(row.size):
            return
        checkpoints.copy_out(row.checkpoint())

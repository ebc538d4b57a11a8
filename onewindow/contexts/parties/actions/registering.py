"""Registering parties, opening their accounts, changing how they are reached."""

from datetime import datetime
from uuid import UUID

from onewindow.contexts.parties.domain.identity import AccountThere, Newcomer, RealNameLevel, read_phone, welcome
from onewindow.contexts.parties.models import Party
from onewindow.contexts.parties.queries.looking import where_seen
from onewindow.kernel.errors import NotFound
from onewindow.kernel.ids import new_id
from onewindow.kernel.instants import legal_day
from onewindow.platform.access.actors import AccountKind, Actor, Place
from onewindow.platform.access.models import Account
from onewindow.platform.access.requiring import require
from onewindow.platform.moves.acts import Command
from onewindow.platform.moves.once import once
from onewindow.platform.moves.receipts import receipted
from onewindow.platform.pii.blind import blind_index, surname_last4
from onewindow.platform.pii.registry import Pii

REGISTER = "parties.register"
CORRECT = "parties.correct"


def find_or_register_party(*, newcomer: Newcomer, by: Actor, now: datetime) -> UUID:
    """Return the id of the party with that number, registering it if nobody has. What is known of one that is there is
    left as it is. The number makes it once by nature: there is no command to repeat.

    :raises NotAllowed: if the actor may register nobody
    :raises NameNeeded: if there is no name
    :raises NotAName: if it has characters that nobody sees, or too many
    :raises NumberOfAnotherKind: if the number is not of the party's kind
    :raises CodeWrong: if the identity number or credit code cannot be one
    :raises NotADocumentNumber: if the number of another document cannot be one
    :raises PhoneWrong: if there is a phone and it cannot be one
    """
    require(by, REGISTER, Place(by.organisation, by.region_path, by.person))
    welcomed = welcome(newcomer, today=legal_day(now))
    number_index = blind_index(Pii.IDENTITY_NUMBER, welcomed.number)
    there = Party.objects.filter(number_kind=welcomed.number_kind, number_index=number_index)
    found = there.only("id").first()
    if found is None:
        Party.objects.bulk_create([_row(welcomed, number_index, now)], ignore_conflicts=True)
        found = there.only("id").get()
    return found.id


def _row(newcomer: Newcomer, number_index: bytes, now: datetime) -> Party:
    return Party(
        id=new_id(),
        kind=newcomer.kind,
        name=newcomer.name,
        number_kind=newcomer.number_kind,
        number=newcomer.number,
        phone=newcomer.phone,
        address=newcomer.address,
        number_index=number_index,
        name_index=blind_index(Pii.NAME, newcomer.name),
        surname_last4_index=surname_last4(newcomer.name, newcomer.number),
        phone_index=blind_index(Pii.PHONE, newcomer.phone) if newcomer.phone else None,
        registered_at=now,
    )


@once
def open_account(
    *,
    party_id: UUID,
    handle: str,
    password: str | None,
    real_name_level: RealNameLevel,
    is_demo: bool = False,
    by: Actor,
    now: datetime,
    command: Command,
) -> UUID:
    """Open an account with which a party logs in, and return its id.

    :raises NotFound: if there is no such party within reach
    :raises AccountThere: if the party has an account, or the handle is taken
    """
    require(by, REGISTER, Place(by.organisation, by.region_path, party_id))
    party = Party.objects.filter(id=party_id).first()
    if party is None:
        raise NotFound
    account_id = new_id()
    with receipted(by=by, command=command, subject_id=party_id, answer=account_id):
        if party.account_id is not None or Account.objects.filter(handle=handle).exists():
            raise AccountThere
        account = Account.objects.create_account(
            id=account_id, handle=handle, kind=AccountKind.CITIZEN, password=password, is_demo=is_demo
        )
        Party.objects.filter(id=party_id).update(account=account, real_name_level=real_name_level)
    return account_id


@once
def change_contact(*, party_id: UUID, phone: str, address: str, by: Actor, now: datetime, command: Command) -> None:
    """Change the phone and the address at which a party is reached.

    :raises NotFound: if there is no such party within reach
    :raises PhoneWrong: if there is a phone and it cannot be one
    """
    require(by, CORRECT, where_seen(by, party_id))
    read = read_phone(phone)
    phone_index = blind_index(Pii.PHONE, read) if read else None
    with receipted(by=by, command=command, subject_id=party_id):
        if not Party.objects.filter(id=party_id).update(phone=read, address=address, phone_index=phone_index):
            raise NotFound
